import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  PaymentsServiceService,
  ProcessPaymentRequest,
} from '../../../proto/generated/erp/payments/v1/payments.ts';
import { describeOnEngines } from '../../../test/harness/describe-on-engines.ts';
import { createIdempotentCalls } from '../../kit/idempotency/idempotent-calls.ts';
import { money, moneyToProto } from '../../kit/values/money.ts';
import { seedDemo } from '../service/demo/seed-demo.ts';
import { executePendingRefunds, reconcilePayments } from '../service/jobs/reconcile-payments.ts';
import type { PaymentIntent } from '../service/model/payment-intent.ts';
import { attemptKeyOf } from '../service/model/payment-intent.ts';
import { createPaymentIntent } from '../service/use-cases/create-payment-intent.ts';
import { processPayment } from '../service/use-cases/process-payment.ts';
import { refundPayment } from '../service/use-cases/refund-payment.ts';
import { killedAfterProvider, lostBeforeProvider } from './crashing-process.ts';
import {
  callOf,
  card,
  managerCall,
  openPaymentsBench,
  organizationId,
  type PaymentsBench,
} from './payments-bench.ts';
import { financeManager } from './start-payments.ts';

const approved = '4242424242424242';
const minuteMs = 60_000;

/** What payments promises about money, on any storage engine. */
describeOnEngines('payments', (engine) => {
  let bench: PaymentsBench;
  beforeAll(async () => {
    bench = await openPaymentsBench(await engine.emptyDatabase());
  });
  afterAll(() => bench.close());

  const cause = async (id: string): Promise<string | undefined> =>
    (await bench.stores.transitions.listByPaymentIntents({ organizationId }, [id])).at(-1)?.cause;

  test('twenty parallel payments of one intent capture once', async () => {
    const { id } = await bench.openIntent();
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => bench.pay(id, approved)));
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'CONFLICT' });
    expect(await bench.captures(id)).toHaveLength(1);
    expect(await bench.events(id)).toEqual(['payments.payment-succeeded.v1']);
  });

  test('twenty parallel requests open one intent for a reservation', async () => {
    const intents = await Promise.all(
      Array.from({ length: 20 }, () =>
        createPaymentIntent(bench.dependencies, managerCall, { reservationId: 'r-parallel' }),
      ),
    );
    expect(new Set(intents.map((intent) => intent.id)).size).toBe(1);
  });

  test('parallel refunds never give back more than was captured', async () => {
    const { id } = await bench.openIntent();
    await bench.pay(id, approved);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, () =>
        refundPayment(bench.dependencies, managerCall, {
          paymentIntentId: id,
          reason: 'test',
          amount: moneyToProto(money(3_000n, 'EUR')),
        }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(2);
    expect(await bench.refundedBySandbox(id)).toBe(6_000n);
    expect(await bench.findIntent(id)).toMatchObject({
      refundedMinorUnits: 6_000n,
      refundClaimedMinorUnits: 6_000n,
    });
    const rest = await refundPayment(bench.dependencies, managerCall, {
      paymentIntentId: id,
      reason: 'the rest',
    });
    expect(rest.refund.amount.minorUnits).toBe(1_800n);
  });

  test('a refund with an idempotency key happens once', async () => {
    const { id } = await bench.openIntent();
    await bench.pay(id, approved);
    const request = { paymentIntentId: id, reason: 'test', idempotencyKey: 'k' };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => refundPayment(bench.dependencies, managerCall, request)),
    );
    expect(new Set(answers.map((answer) => answer.refund.id)).size).toBe(1);
    expect(await bench.refundedBySandbox(id)).toBe(7_800n);
    expect(await bench.events(id)).toEqual(['payments.payment-succeeded.v1', 'payments.payment-refunded.v1']);
  });

  test('the idempotency key of a refund is refused for another refund: another amount, all that is left, another reason', async () => {
    const { id } = await bench.openIntent();
    await bench.pay(id, approved);
    const part = {
      paymentIntentId: id,
      reason: 'test',
      amount: { minorUnits: 700n, currencyCode: 'EUR' },
      idempotencyKey: 'k',
    };
    const first = await refundPayment(bench.dependencies, managerCall, part);
    const { amount: _amount, ...whole } = part;
    for (const other of [
      { ...part, amount: { minorUnits: 701n, currencyCode: 'EUR' } },
      { ...part, reason: 'another' },
      whole,
    ])
      await expect(refundPayment(bench.dependencies, managerCall, other)).rejects.toMatchObject({
        code: 'CONFLICT',
      });
    const again = await refundPayment(bench.dependencies, managerCall, part);
    expect(again.refund).toEqual(first.refund);
    expect(await bench.refundedBySandbox(id)).toBe(700n);
  });

  test('a process killed between the capture and its own commit is recovered', async () => {
    const { id } = await bench.openIntent();
    await expect(bench.pay(id, approved, killedAfterProvider(bench))).rejects.toThrow('killed');
    expect(await bench.findIntent(id)).toMatchObject({ status: 'PROCESSING' });
    await reconcilePayments(bench.dependencies);
    // The call may still be running: it is too early for a verdict.
    expect(await bench.findIntent(id)).toMatchObject({ status: 'PROCESSING' });
    bench.pass(minuteMs);
    await Promise.all([reconcilePayments(bench.dependencies), reconcilePayments(bench.dependencies)]);
    expect(await bench.findIntent(id)).toMatchObject({ status: 'SUCCEEDED' });
    expect(await cause(id)).toBe('reconciliation');
    expect(await bench.captures(id)).toHaveLength(1);
    expect(await bench.events(id)).toEqual(['payments.payment-succeeded.v1']);
  });

  test('a payment whose process died is answered when it is sent again with its key, and captured once', async () => {
    const { id } = await bench.openIntent();
    const request = { paymentIntentId: id, card: card(approved), expectedVersion: undefined };
    const pay = (dependencies = bench.dependencies): Promise<PaymentIntent> =>
      createIdempotentCalls({
        database: bench.database,
        clock: bench.dependencies.clock,
        logger: bench.dependencies.logger,
      }).answer(
        {
          viewer: managerCall.viewer,
          key: `payment-${id}`,
          rpc: PaymentsServiceService.processPayment.path,
          request: ProcessPaymentRequest.encode(request).finish(),
          encode: (intent) => Buffer.from(intent.status),
          decode: (bytes) => ({ status: bytes.toString() }) as PaymentIntent,
        },
        (idempotent) => processPayment(dependencies, { ...managerCall, idempotent }, request),
      );
    await expect(pay(killedAfterProvider(bench))).rejects.toThrow('killed');
    expect(await bench.findIntent(id)).toMatchObject({ status: 'PROCESSING' });
    expect(await pay()).toMatchObject({ status: 'SUCCEEDED' });
    expect(await pay()).toMatchObject({ status: 'SUCCEEDED' });
    expect(await bench.captures(id)).toHaveLength(1);
    expect(await bench.events(id)).toEqual(['payments.payment-succeeded.v1']);
  });

  test('an attempt the provider never received fails, cannot capture any more, and can be repeated', async () => {
    const { id } = await bench.openIntent();
    await expect(bench.pay(id, approved, lostBeforeProvider(bench))).rejects.toThrow('killed');
    const lost = await bench.findIntent(id);
    bench.pass(10_000);
    await reconcilePayments(bench.dependencies);
    expect(await bench.findIntent(id)).toMatchObject({ status: 'UNKNOWN' });
    bench.pass(minuteMs);
    await reconcilePayments(bench.dependencies);
    expect(await bench.findIntent(id)).toMatchObject({
      status: 'FAILED',
      failure: { code: 'not_processed' },
    });
    const late = await bench.sandbox.capture(
      { reference: id, idempotencyKey: attemptKeyOf(lost), amount: lost.amount, card: card(approved) },
      new AbortController().signal,
    );
    expect(late.kind).toBe('declined');
    expect(await bench.pay(id, approved)).toMatchObject({ status: 'SUCCEEDED', attempt: 2 });
    expect(await bench.captures(id)).toHaveLength(1);
  });

  test('a process killed between the refund and its own commit is recovered', async () => {
    const { id } = await bench.openIntent();
    await bench.pay(id, approved);
    const killed = killedAfterProvider(bench);
    const request = { paymentIntentId: id, reason: 'test' };
    const answer = await refundPayment(killed, managerCall, request);
    expect(answer.refund.status).toBe('PENDING');
    expect(await bench.refundedBySandbox(id)).toBe(7_800n);
    bench.pass(minuteMs);
    await Promise.all([reconcilePayments(bench.dependencies), reconcilePayments(bench.dependencies)]);
    const refunds = await bench.stores.refunds.findByIds({ organizationId }, [answer.refund.id]);
    expect(refunds).toMatchObject([{ status: 'SUCCEEDED' }]);
    expect(await bench.refundedBySandbox(id)).toBe(7_800n);
    expect(await bench.events(id)).toEqual(['payments.payment-succeeded.v1', 'payments.payment-refunded.v1']);
  });

  test.each([
    ['a time-out', '4000000000001018', 'FAILED', 0],
    ['a lost reply', '4000000000001026', 'SUCCEEDED', 1],
    ['a lost reply without webhook', '4000000000001034', 'SUCCEEDED', 1],
    ['a capture that settles later', '4000000000001067', 'SUCCEEDED', 1],
  ])('after %s the intent is UNKNOWN until it is reconciled', async (_name, number, status, captured) => {
    const { id } = await bench.openIntent();
    expect(await bench.pay(id, number)).toMatchObject({ status: 'UNKNOWN' });
    await expect(bench.pay(id, approved)).rejects.toMatchObject({ code: 'CONFLICT' });
    bench.pass(minuteMs);
    await reconcilePayments(bench.dependencies);
    expect(await bench.findIntent(id)).toMatchObject({ status });
    expect(await bench.captures(id)).toHaveLength(captured);
  });

  test('a refund that is refused is no longer counted', async () => {
    const { id } = await bench.openIntent();
    await bench.pay(id, '4000000000001075');
    await expect(
      refundPayment(bench.dependencies, managerCall, { paymentIntentId: id, reason: 'test' }),
    ).rejects.toMatchObject({
      code: 'PAYMENT_DECLINED',
      metadata: { failureCode: 'refund_rejected' },
    });
    expect(await bench.findIntent(id)).toMatchObject({
      refundedMinorUnits: 0n,
      refundClaimedMinorUnits: 0n,
    });
    expect(await bench.events(id)).toEqual(['payments.payment-succeeded.v1', 'payments.refund-failed.v1']);
  });

  test('a refund whose reply is lost stays pending and is repeated', async () => {
    const { id } = await bench.openIntent();
    await bench.pay(id, '4000000000001083');
    const { refund, intent } = await refundPayment(bench.dependencies, managerCall, {
      paymentIntentId: id,
      reason: 'test',
    });
    expect(refund.status).toBe('PENDING');
    expect(intent).toMatchObject({ refundedMinorUnits: 0n, refundClaimedMinorUnits: 7_800n });
    await executePendingRefunds(bench.dependencies, bench.now());
    expect(await bench.findIntent(id)).toMatchObject({ refundedMinorUnits: 7_800n });
    expect(await bench.refundedBySandbox(id)).toBe(7_800n);
  });

  test('refunds ask for a captured payment, its currency and a positive amount', async () => {
    const { id } = await bench.openIntent();
    const refund = (minorUnits: bigint, currencyCode: string) =>
      refundPayment(bench.dependencies, managerCall, {
        paymentIntentId: id,
        reason: 'test',
        amount: { minorUnits, currencyCode },
      });
    await expect(refund(1n, 'EUR')).rejects.toMatchObject({
      code: 'CONFLICT',
      metadata: { currentState: 'REQUIRES_CONFIRMATION' },
    });
    await bench.pay(id, approved);
    await expect(refund(1n, 'USD')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(refund(0n, 'EUR')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(refund(7_801n, 'EUR')).rejects.toMatchObject({
      code: 'CONFLICT',
      metadata: { refundableMinorUnits: '7800', currency: 'EUR' },
    });
  });

  test('the demo data can be written twice, and refunded', async () => {
    await seedDemo(bench.dependencies);
    await seedDemo(bench.dependencies);
    const counts = await bench.database.kysely
      .selectFrom('payment_intents')
      .select(['status', (count) => count.fn.countAll().as('count')])
      .where('id', 'like', '01900000-0000-7%')
      .groupBy('status')
      .execute();
    expect(Object.fromEntries(counts.map((row) => [row.status, Number(row.count)]))).toEqual({
      SUCCEEDED: 27,
      FAILED: 1,
      CANCELLED: 2,
    });
    const paid = await bench.database.kysely
      .selectFrom('payment_intents')
      .select(['id', 'organization_id'])
      .where('id', 'like', '01900000-0000-7%')
      .where('status', '=', 'SUCCEEDED')
      .where('refunded_minor', '=', 0n)
      .executeTakeFirstOrThrow();
    const manager = callOf({ ...financeManager, organizationId: paid.organization_id });
    const { refund } = await refundPayment(bench.dependencies, manager, {
      paymentIntentId: paid.id,
      reason: 'test',
    });
    expect(refund.status).toBe('SUCCEEDED');
  });
});
