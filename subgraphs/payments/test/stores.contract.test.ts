import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeOnEngines } from '../../../test/harness/describe-on-engines.ts';
import type { PaymentIntent } from '../service/model/payment-intent.ts';
import type { Refund } from '../service/model/refund.ts';
import { refundPayment } from '../service/use-cases/refund-payment.ts';
import { managerCall, openPaymentsBench, organizationId, type PaymentsBench } from './payments-bench.ts';

/** What the stores of payments promise on any storage engine. */
describeOnEngines('the stores of payments', (engine) => {
  let bench: PaymentsBench;
  let intent: PaymentIntent;
  let refund: Refund;
  const own = { organizationId };
  const foreign = { organizationId: 'another-org' };
  beforeAll(async () => {
    bench = await openPaymentsBench(await engine.emptyDatabase());
    const { id } = await bench.openIntent();
    await bench.pay(id, '4242424242424242');
    const request = { paymentIntentId: id, reason: 'test', amount: { minorUnits: 1n, currencyCode: 'EUR' } };
    const refunded = await refundPayment(bench.dependencies, managerCall, request);
    ({ intent, refund } = refunded);
  });
  afterAll(() => bench.close());

  test('an intent is read as it was written, locked or not', async () => {
    expect(intent).toMatchObject({
      organizationId,
      status: 'SUCCEEDED',
      amount: { minorUnits: 7_800n, currency: 'EUR' },
      card: { brand: 'visa', last4: '4242' },
      failure: undefined,
      refundedMinorUnits: 1n,
      refundClaimedMinorUnits: 1n,
      capturedAt: bench.now(),
      version: 5,
    });
    expect(await bench.stores.intents.lock(own, intent.id)).toEqual(intent);
    expect(await bench.stores.intents.lockByReference(intent.id)).toEqual(intent);
    expect(await bench.stores.refunds.lockByReference(refund.id)).toEqual(refund);
    expect(await bench.stores.refunds.findByRequestKey(organizationId, intent.id, refund.requestKey)).toEqual(
      refund,
    );
  });

  test('an organization sees nothing of another one, and a customer only their own', async () => {
    const { intents, transitions, refunds } = bench.stores;
    for (const visible of [foreign, { ...own, ownerId: 'user-2' }]) {
      expect(await intents.findByIds(visible, [intent.id])).toEqual([]);
      await expect(intents.find(visible, intent.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(intents.lock(visible, intent.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(await transitions.listByPaymentIntents(visible, [intent.id])).toEqual([]);
      expect(await refunds.findByIds(visible, [refund.id])).toEqual([]);
      expect(await refunds.listByPaymentIntents(visible, [intent.id])).toEqual([]);
    }
    expect(await refunds.findByRequestKey('another-org', intent.id, refund.requestKey)).toBeUndefined();
  });

  test('an organization changes nothing of another one', async () => {
    const { intents, refunds } = bench.stores;
    const next = { ...intent, version: intent.version + 1 };
    await expect(intents.update({ ...next, ...foreign })).rejects.toThrow('changed under its lock');
    await expect(refunds.update({ ...refund, ...foreign })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await refunds.touch('another-org', refund.id, new Date(0));
    expect(await intents.find(own, intent.id)).toEqual(intent);
    expect(await refunds.findByIds(own, [refund.id])).toEqual([refund]);
  });

  test('of two writers of one version the second is refused', async () => {
    const current = await bench.stores.intents.find(own, (await bench.openIntent()).id);
    const next = { ...current, version: current.version + 1 };
    await bench.stores.intents.update(next);
    await expect(bench.stores.intents.update(next)).rejects.toThrow('changed under its lock');
  });
});
