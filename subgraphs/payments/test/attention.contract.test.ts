import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PaymentCreditChanged } from '../../../proto/generated/erp/finance/v1/events.ts';
import { describeOnEngines } from '../../../test/harness/describe-on-engines.ts';
import { sampleEvent } from '../../../test/harness/sample-event.ts';
import { waitUntil } from '../../../test/harness/wait-until.ts';
import {
  customer,
  financeManager,
  type PaymentsUnderTest,
  refundMutation,
  startPayments,
} from './start-payments.ts';

interface Item {
  readonly id: string;
  readonly reason: string;
  readonly amount: { readonly amount: string };
  readonly since: string;
  readonly refund: { readonly id: string } | null;
  readonly paymentIntent: { readonly id: string };
}

/** The work list of payments, on every database engine. */
describeOnEngines('payments that need attention', (engine) => {
  let payments: PaymentsUnderTest;
  beforeAll(async () => {
    payments = await startPayments({
      databaseUrl: await engine.emptyDatabase(),
      environment: { ERP_PAYMENTS_ATTENTION_SECONDS: '0', ERP_PAYMENTS_RECONCILE_SECONDS: '3600' },
    });
  });
  afterAll(() => payments.close());

  const list = async (args = ''): Promise<readonly Item[]> =>
    (
      await payments.run<{ paymentsNeedingAttention: { nodes: readonly Item[] } }>(
        financeManager,
        `{ paymentsNeedingAttention${args} { totalCount nodes {
          id reason amount { amount } since refund { id } paymentIntent { id } } } }`,
      )
    ).paymentsNeedingAttention.nodes;
  const itemsOf = async (intentId: string): Promise<readonly Item[]> =>
    (await list()).filter(({ paymentIntent }) => paymentIntent.id === intentId);
  const paid = async (reservationId: string, number: string): Promise<string> => {
    payments.peers.reservations.set(reservationId, { minorUnits: 7_800n });
    const { id } = await payments.createIntent(customer, { reservationId });
    await payments.pay(customer, id, number);
    return id;
  };
  const retry = 'mutation($input: RetryRefundInput!) { retryRefund(input: $input) { refund { id status } } }';
  const reconcile =
    'mutation($input: ReconcilePaymentInput!) { reconcilePayment(input: $input) { paymentIntent { status } } }';
  const resolve =
    'mutation($input: ResolvePaymentAttentionInput!) { resolvePaymentAttention(input: $input) { item { note resolvedAt resolvedBy { id } } } }';

  test('a refund that the provider refuses is on the list, is retried, and is resolved with a note', async () => {
    const id = await paid('r-attention-1', '4000000000001075');
    await payments.refuse('PAYMENT_DECLINED', financeManager, refundMutation, {
      input: { paymentIntentId: id, reason: 'Goodwill' },
    });
    const [failed] = await itemsOf(id);
    expect(failed).toMatchObject({ reason: 'REFUND_FAILED', refund: { id: expect.any(String) } });
    const input = { refundId: failed?.refund?.id };
    await payments.refuse('PAYMENT_DECLINED', financeManager, retry, { input });
    const afterRetry = await itemsOf(id);
    expect(afterRetry).toHaveLength(1);
    expect(afterRetry[0]?.refund?.id).not.toBe(failed?.refund?.id);
    // The same request is the same refund: it has failed, and no other one was made.
    await payments.refuse('PAYMENT_DECLINED', financeManager, retry, { input });
    expect(await itemsOf(id)).toEqual(afterRetry);

    const resolution = {
      input: { paymentAttentionId: afterRetry[0]?.id, note: 'Paid back by bank transfer.' },
    };
    expect(await payments.run(financeManager, resolve, resolution)).toMatchObject({
      resolvePaymentAttention: {
        item: { note: 'Paid back by bank transfer.', resolvedBy: { id: 'finance-1' } },
      },
    });
    expect(await itemsOf(id)).toEqual([]);
    await payments.refuse('CONFLICT', financeManager, resolve, resolution);
  });

  test('a payment in doubt stays on the list until the provider is asked', async () => {
    const id = await paid('r-attention-2', '4000000000001034');
    const [unknown] = await itemsOf(id);
    expect(unknown).toMatchObject({ reason: 'OUTCOME_UNKNOWN', refund: null });
    await payments.refuse('CONFLICT', financeManager, resolve, {
      input: { paymentAttentionId: unknown?.id, note: 'Paid.' },
    });
    const asked = await waitUntil('the capture', async () => {
      const answer = await payments.run<{ reconcilePayment: { paymentIntent: { status: string } } }>(
        financeManager,
        reconcile,
        { input: { paymentIntentId: id } },
      );
      return answer.reconcilePayment.paymentIntent.status === 'SUCCEEDED' ? answer : undefined;
    });
    expect(asked).toBeDefined();
    expect(await itemsOf(id)).toEqual([]);
  });

  test('money that finance has matched to no invoice is on the list until it is applied or given back', async () => {
    const id = await paid('r-attention-3', '4242424242424242');
    const credit = (minorUnits: bigint) =>
      payments.bus.publish([
        sampleEvent(
          PaymentCreditChanged,
          { paymentIntentId: id, credit: { minorUnits, currency: 'EUR' } },
          financeManager.organizationId,
        ),
      ]);
    await credit(1_900n);
    const [item] = await waitUntil('the item', async () => {
      const found = await itemsOf(id);
      return found.length > 0 ? found : undefined;
    });
    expect(item).toMatchObject({ reason: 'UNMATCHED_MONEY', amount: { amount: '19.00' } });
    await credit(500n);
    await waitUntil('the smaller amount', async () =>
      (await itemsOf(id))[0]?.amount.amount === '5.00' ? true : undefined,
    );
    expect((await list('(reason: UNMATCHED_MONEY)')).map(({ reason }) => reason)).toEqual([
      'UNMATCHED_MONEY',
    ]);
    await credit(0n);
    await waitUntil('an empty list', async () => ((await itemsOf(id)).length === 0 ? true : undefined));
  });

  test('the list, its retries and resolutions are for those who look after payments', async () => {
    await payments.refuse('FORBIDDEN', customer, '{ paymentsNeedingAttention { totalCount } }');
    await payments.refuse('FORBIDDEN', customer, retry, { input: { refundId: 'x' } });
    await payments.refuse('FORBIDDEN', customer, reconcile, { input: { paymentIntentId: 'x' } });
    await payments.refuse('FORBIDDEN', customer, resolve, { input: { paymentAttentionId: 'x', note: 'x' } });
    await payments.refuse('NOT_FOUND', financeManager, retry, { input: { refundId: 'x' } });
    await payments.refuse('NOT_FOUND', financeManager, reconcile, { input: { paymentIntentId: 'x' } });
    await payments.refuse('NOT_FOUND', financeManager, resolve, {
      input: { paymentAttentionId: 'x', note: 'x' },
    });
  });
});
