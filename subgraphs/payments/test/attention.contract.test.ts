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
  const record = `mutation($input: RecordRefundInput!) { recordRefund(input: $input) {
    refund { id status paidBackBy reason providerReference requestedBy { id } }
    paymentIntent { refundedAmount { amount } refundableAmount { amount } } } }`;
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
      input: { paymentAttentionId: afterRetry[0]?.id, note: 'The customer does not want it back.' },
    };
    expect(await payments.run(financeManager, resolve, resolution)).toMatchObject({
      resolvePaymentAttention: {
        item: { note: 'The customer does not want it back.', resolvedBy: { id: 'finance-1' } },
      },
    });
    expect(await itemsOf(id)).toEqual([]);
    await payments.refuse('CONFLICT', financeManager, resolve, resolution);
  });

  test('what was given back by hand is recorded once, has the effect of a refund and leaves the list', async () => {
    const id = await paid('r-attention-4', '4000000000001075');
    await payments.refuse('PAYMENT_DECLINED', financeManager, refundMutation, {
      input: { paymentIntentId: id, reason: 'Goodwill' },
    });
    const [failed] = await itemsOf(id);
    const input = { refundId: failed?.refund?.id, paidBackBy: 'BANK_TRANSFER', note: 'Transfer 4711' };
    await payments.refuse('FORBIDDEN', customer, record, { input });
    await payments.refuse('NOT_FOUND', financeManager, record, { input: { ...input, refundId: 'x' } });
    const answers = await Promise.all(
      Array.from({ length: 3 }, () =>
        payments.run<{ recordRefund: { refund: { id: string } } }>(financeManager, record, { input }),
      ),
    );
    expect(new Set(answers.map(({ recordRefund }) => recordRefund.refund.id)).size).toBe(1);
    expect(answers[0]?.recordRefund).toMatchObject({
      refund: {
        status: 'SUCCEEDED',
        paidBackBy: 'BANK_TRANSFER',
        reason: 'Transfer 4711',
        providerReference: null,
        requestedBy: { id: 'finance-1' },
      },
      paymentIntent: { refundedAmount: { amount: '78.00' }, refundableAmount: { amount: '0.00' } },
    });
    expect(await itemsOf(id)).toEqual([]);
    const published = (await payments.events.untilAbout(id, ({ type }) => type.includes('refunded'))).filter(
      ({ type }) => type === 'erp.payments.payment-refunded.v1',
    );
    expect(published.map(({ data }) => data)).toMatchObject([
      { paidBackBy: 'BANK_TRANSFER', reason: 'Transfer 4711', amount: { minorUnits: '7800' } },
    ]);
    // Neither another way, nor the provider, nor an amount that is gone.
    await payments.refuse('CONFLICT', financeManager, record, { input: { ...input, paidBackBy: 'CASH' } });
    await payments.refuse('CONFLICT', financeManager, retry, { input: { refundId: input.refundId } });
    await payments.refuse('CONFLICT', financeManager, record, {
      input: { ...input, refundId: answers[0]?.recordRefund.refund.id },
    });
    await payments.refuse('CONFLICT', financeManager, refundMutation, {
      input: { paymentIntentId: id, reason: 'again' },
    });
  });

  test('a refund that was tried again is recorded by the refund that was made then', async () => {
    const id = await paid('r-attention-5', '4000000000001075');
    await payments.refuse('PAYMENT_DECLINED', financeManager, refundMutation, {
      input: { paymentIntentId: id, amount: { amount: '5.00', currency: 'EUR' }, reason: 'Goodwill' },
    });
    const [failed] = await itemsOf(id);
    const refundId = failed?.refund?.id;
    await payments.refuse('PAYMENT_DECLINED', financeManager, retry, { input: { refundId } });
    await payments.refuse('CONFLICT', financeManager, record, { input: { refundId, paidBackBy: 'CASH' } });
    const [retried] = await itemsOf(id);
    const input = { refundId: retried?.refund?.id, paidBackBy: 'CASH' };
    expect(await payments.run(financeManager, record, { input })).toMatchObject({
      recordRefund: {
        refund: { reason: 'Goodwill', paidBackBy: 'CASH' },
        paymentIntent: { refundedAmount: { amount: '5.00' }, refundableAmount: { amount: '73.00' } },
      },
    });
    expect(await itemsOf(id)).toEqual([]);
  });

  test('an item without an id is refused by the name of its argument', async () => {
    const refused = await payments.refuse('BAD_USER_INPUT', financeManager, resolve, {
      input: { paymentAttentionId: '', note: 'Done' },
    });
    expect(refused.extensions).toMatchObject({ fields: [{ path: 'paymentAttentionId' }] });
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
