import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { waitUntil } from '../../../test/harness/wait-until.ts';
import { newId } from '../../kit/values/uuid-v7.ts';
import { cancelled, confirmed, refunded, succeeded } from './sale-events.ts';
import { type FinanceUnderTest, type InvoicePayload, line, startFinance } from './start-finance.ts';
import { financeManager, foreignManager } from './viewers.ts';

interface CreditPayload extends InvoicePayload {
  readonly settlement: { readonly id: string };
}

let finance: FinanceUnderTest;

beforeAll(async () => {
  finance = await startFinance();
});
afterAll(() => finance.close());

const eur = (amount: string) => ({ amount, currency: 'EUR' });

/** An issued invoice to the customer over 119.00. */
async function issued(customerId: string): Promise<string> {
  const { invoice } = await finance.change<InvoicePayload>('createInvoice', {
    customerId,
    lines: [line('100.00')],
  });
  await finance.change('issueInvoice', { invoiceId: invoice.id });
  return invoice.id;
}

const recordPayment = (invoiceId: string, amount = '119.00') =>
  finance.change<CreditPayload>('recordPayment', { invoiceId, amount: eur(amount), method: 'BANK_TRANSFER' });

async function creditChanged(paymentIntentId: string, credit: string): Promise<void> {
  await finance.events.until(
    ({ type, subject, data }) =>
      type === 'erp.finance.payment-credit-changed.v1' &&
      subject === paymentIntentId &&
      (data['credit'] as { minorUnits: string }).minorUnits === credit,
  );
}

/** An invoice of the customer that was paid by hand and, meanwhile, by card: 119.00 too much. */
async function paidTwice(customerId: string): Promise<{ invoiceId: string; paymentId: string }> {
  const invoiceId = await issued(customerId);
  await recordPayment(invoiceId);
  const paymentId = newId();
  await finance.bus.publish([succeeded(paymentId, { invoiceId }, 11_900n)]);
  await creditChanged(paymentId, '11900');
  return { invoiceId, paymentId };
}

async function creditOf(customerId: string): Promise<unknown> {
  const { _entities: entities } = await finance.read<{ _entities: ReadonlyArray<{ credit: unknown }> }>(
    'query($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { credit { amount } } } }',
    { r: [{ __typename: 'Customer', id: customerId }] },
  );
  return entities[0]?.credit;
}

const unapplied = (customerId: string) =>
  finance.read(
    `{ unappliedPayments(customerId: "${customerId}") { totalCount nodes { id method received { amount } applied { amount }
      available { amount } receivedOn invoice { id } customer { id } paymentIntent { id } } } }`,
  );

test('what was paid twice is the credit of the customer, listed with its payment, and pays another invoice', async () => {
  const { invoiceId, paymentId } = await paidTwice('customer-1');
  expect(await creditOf('customer-1')).toEqual({ amount: '119.00' });
  expect(await creditOf('customer-2')).toEqual({ amount: '0.00' });
  expect(await unapplied('customer-1')).toEqual({
    unappliedPayments: {
      totalCount: 1,
      nodes: [
        {
          id: paymentId,
          method: 'CARD',
          received: { amount: '119.00' },
          applied: { amount: '0.00' },
          available: { amount: '119.00' },
          receivedOn: '2026-06-15',
          invoice: { id: invoiceId },
          customer: { id: 'customer-1' },
          paymentIntent: { id: paymentId },
        },
      ],
    },
  });
  const other = await issued('customer-1');
  const part = await finance.change<CreditPayload>('applyCredit', {
    paymentId,
    invoiceId: other,
    amount: eur('19.00'),
  });
  expect(part).toMatchObject({
    invoice: { status: 'PARTIALLY_PAID', amountDue: { amount: '100.00' } },
    settlement: { kind: 'CREDIT', method: 'CARD', amount: { amount: '19.00' }, creditOf: { id: paymentId } },
    payment: { available: { amount: '100.00' } },
  });
  const rest = await finance.change<CreditPayload>('applyCredit', { paymentId, invoiceId: other });
  expect(rest).toMatchObject({
    invoice: { status: 'PAID', amountDue: { amount: '0.00' } },
    payment: { available: { amount: '0.00' } },
  });
  await creditChanged(paymentId, '0');
  expect(await creditOf('customer-1')).toEqual({ amount: '0.00' });
  await finance.refuseChange('CONFLICT', 'applyCredit', { paymentId, invoiceId: other });
  const again = await issued('customer-1');
  await finance.refuseChange('CONFLICT', 'applyCredit', { paymentId, invoiceId: again });

  // The first part goes back to the customer's credit.
  const back = await finance.change<CreditPayload>('reversePayment', {
    settlementId: part.settlement.id,
    reason: 'Wrong invoice',
  });
  expect(back.invoice).toMatchObject({ status: 'PARTIALLY_PAID', amountDue: { amount: '19.00' } });
  await creditChanged(paymentId, '1900');
  await finance.bus.publish([refunded(newId(), paymentId, { invoiceId }, 11_900n)]);
  await settledAs(other, 'ISSUED');
  expect(await standing(other)).toMatchObject({
    status: 'ISSUED',
    amountPaid: { amount: '0.00' },
    creditedAmount: { amount: '0.00' },
    amountDue: { amount: '119.00' },
  });
  expect(await creditOf('customer-1')).toEqual({ amount: '0.00' });
});

const settledAs = (invoiceId: string, status: string) =>
  finance.events.until(
    ({ type, data }) =>
      type === 'erp.finance.invoice-settled.v1' &&
      data['invoiceId'] === invoiceId &&
      data['status'] === status,
  );

/** What the organization owes the tax office, and has earned. */
async function taxAndIncome(): Promise<unknown> {
  const { trialBalance } = await finance.read<{
    trialBalance: { rows: ReadonlyArray<{ account: { code: string; type: string }; credit: unknown }> };
  }>('{ trialBalance { rows { account { code type } credit { amount } } } }');
  return trialBalance.rows.filter(({ account: { code, type } }) => code === '2200' || type === 'INCOME');
}

const standing = async (invoiceId: string) =>
  (
    await finance.read<{ readonly invoice: unknown }>(
      `{ invoice(id: "${invoiceId}") { status amountPaid { amount } creditedAmount { amount } amountDue { amount }
        creditNotes { id } settlements { kind amount { amount } creditOf { id } } } }`,
    )
  ).invoice;

test('a refund of credit that was applied makes the other invoice due again, and lowers no price', async () => {
  const { invoiceId, paymentId } = await paidTwice('customer-4');
  const other = await issued('customer-4');
  await finance.change('applyCredit', { paymentId, invoiceId: other });
  const refundId = newId();
  const earned = await taxAndIncome();
  expect(earned).not.toEqual([]);
  await finance.bus.publish([refunded(refundId, paymentId, { invoiceId }, 6_000n)]);
  await settledAs(other, 'PARTIALLY_PAID');
  const due = {
    status: 'PARTIALLY_PAID',
    amountPaid: { amount: '59.00' },
    creditedAmount: { amount: '0.00' },
    amountDue: { amount: '60.00' },
    creditNotes: [],
    settlements: [
      { kind: 'CREDIT', amount: { amount: '119.00' }, creditOf: { id: paymentId } },
      { kind: 'REFUND', amount: { amount: '-60.00' }, creditOf: { id: paymentId } },
    ],
  };
  expect(await standing(other)).toEqual(due);
  // What was sold is still sold: income and tax stay, and so does the invoice that was paid twice.
  expect(await taxAndIncome()).toEqual(earned);
  expect(await standing(invoiceId)).toMatchObject({ status: 'PAID', amountDue: { amount: '0.00' } });
  await finance.bus.publish([refunded(refundId, paymentId, { invoiceId }, 6_000n)]);
  await finance.bus.publish([refunded(newId(), paymentId, { invoiceId }, 5_900n)]);
  await settledAs(other, 'ISSUED');
  expect(await standing(other)).toMatchObject({ status: 'ISSUED', amountDue: { amount: '119.00' } });
  expect(await creditOf('customer-4')).toEqual({ amount: '0.00' });
  // It is paid as any invoice is.
  await finance.change('recordPayment', { invoiceId: other, amount: eur('119.00'), method: 'CASH' });
  expect(await standing(other)).toMatchObject({ status: 'PAID', creditNotes: [] });
});

test('the payment of a reservation belongs to no invoice once its bill is credited or cancelled, and waits before', async () => {
  for (const takeBack of ['credited', 'cancelled'] as const) {
    const reservationId = newId();
    const paymentIntentId = newId();
    await finance.bus.publish([
      succeeded(paymentIntentId, { reservationId }, 2_000n),
      confirmed(reservationId, 2_000n),
    ]);
    const { data } = await finance.events.until(
      (event) =>
        event.type === 'erp.finance.invoice-paid.v1' && event.data['reservationId'] === reservationId,
    );
    if (takeBack === 'cancelled') await finance.bus.publish([cancelled(reservationId)]);
    else
      await finance.change('createCreditNote', { invoiceId: data['invoiceId'], reason: 'Cancelled by hand' });
    await creditChanged(paymentIntentId, '2000');
    await finance.bus.publish([refunded(newId(), paymentIntentId, { reservationId }, 2_000n)]);
    await creditChanged(paymentIntentId, '0');
    // Nothing was said of it while it waited for its bill.
    const published = finance.events
      .about(paymentIntentId)
      .flatMap(({ type, data }) =>
        type === 'erp.finance.payment-credit-changed.v1' ? [data['credit']] : [],
      );
    expect(published).toMatchObject([{ minorUnits: '2000' }, { minorUnits: '0' }]);
  }
});

test('the credit of a customer does not pay the invoice of another one, nor more than there is and is due', async () => {
  const { paymentId } = await paidTwice('customer-2');
  const refused = async (invoiceId: string, amount: string, path: string): Promise<void> => {
    const input = { paymentId, invoiceId, amount: eur(amount) };
    const failure = await finance.refuseChange('BAD_USER_INPUT', 'applyCredit', input);
    expect(failure.extensions).toMatchObject({ fields: [{ path }] });
  };
  await refused(await issued('customer-3'), '1.00', 'paymentId');
  const own = await issued('customer-2');
  await refused(own, '119.01', 'amount');
  await refused(own, '0.00', 'amount');
  await finance.refuseChange('NOT_FOUND', 'applyCredit', { paymentId: newId(), invoiceId: own });
  await finance.refuseChange('NOT_FOUND', 'applyCredit', { paymentId, invoiceId: own }, foreignManager);
});

test('the credit of a card payment is refunded to the card, and the answer says so', async () => {
  const { invoiceId, paymentId } = await paidTwice('customer-3');
  const failure = await finance.refuseChange('CONFLICT', 'refundCredit', {
    paymentId,
    method: 'BANK_TRANSFER',
    reason: 'Paid twice',
  });
  expect(failure.message).toContain('refundPayment');
  await finance.bus.publish([refunded(newId(), paymentId, { invoiceId }, 11_900n)]);
  await creditChanged(paymentId, '0');
  expect(await creditOf('customer-3')).toEqual({ amount: '0.00' });
  expect(await finance.read(`{ invoice(id: "${invoiceId}") { status creditNotes { id } } }`)).toEqual({
    invoice: { status: 'PAID', creditNotes: [] },
  });
});

test('a card payment that was given back by hand leaves the bank account or the cash, not the card clearing', async () => {
  const balances = async () => {
    const { ledgerAccounts } = await finance.read<{
      ledgerAccounts: { nodes: ReadonlyArray<{ code: string; balance: { amount: string } }> };
    }>('{ ledgerAccounts(first: 5, type: [ASSET]) { nodes { code balance { amount } } } }');
    return Object.fromEntries(
      ledgerAccounts.nodes.map(({ code, balance }) => [code, Number(balance.amount)]),
    );
  };
  const before = await balances();
  const { id: invoiceId } = await finance.draft('100.00');
  await finance.change('issueInvoice', { invoiceId });
  const paymentIntentId = newId();
  await finance.bus.publish([
    succeeded(paymentIntentId, { invoiceId }, 11_900n),
    refunded(newId(), paymentIntentId, { invoiceId }, 1_900n, 'BANK_TRANSFER'),
    refunded(newId(), paymentIntentId, { invoiceId }, 500n, 'CASH'),
    refunded(newId(), paymentIntentId, { invoiceId }, 600n),
  ]);
  const { invoice } = await waitUntil('the refunds', async () => {
    const found = await finance.read<{ invoice: { creditedAmount: { amount: string } } }>(
      `{ invoice(id: "${invoiceId}") { status creditedAmount { amount } settlements { kind method amount { amount } } } }`,
    );
    return found.invoice.creditedAmount.amount === '30.00' ? found : undefined;
  });
  expect(invoice).toMatchObject({
    status: 'PAID',
    settlements: [
      { kind: 'PAYMENT', method: 'CARD' },
      { kind: 'REFUND', method: 'BANK_TRANSFER', amount: { amount: '-19.00' } },
      { kind: 'CREDIT_NOTE' },
      { kind: 'REFUND', method: 'CASH', amount: { amount: '-5.00' } },
      { kind: 'CREDIT_NOTE' },
      { kind: 'REFUND', method: 'CARD', amount: { amount: '-6.00' } },
      { kind: 'CREDIT_NOTE' },
    ],
  });
  const after = await balances();
  const changed = (code: string): number => (after[code] ?? 0) - (before[code] ?? 0);
  expect(changed('1010')).toBeCloseTo(-19, 2);
  expect(changed('1000')).toBeCloseTo(-5, 2);
  expect(changed('1020')).toBeCloseTo(113, 2);
});

test('credit that was recorded by hand is given back by hand, in parts, at most what is left', async () => {
  const invoiceId = await issued('customer-3');
  await recordPayment(invoiceId);
  await finance.change('createCreditNote', { invoiceId, amount: eur('19.00'), reason: 'Discount' });
  const { unappliedPayments } = (await unapplied('customer-3')) as {
    readonly unappliedPayments: {
      readonly nodes: ReadonlyArray<{ readonly id: string; readonly method: string }>;
    };
  };
  const found = unappliedPayments.nodes.find(({ method }) => method === 'BANK_TRANSFER');
  expect(found).toMatchObject({
    available: { amount: '19.00' },
    paymentIntent: null,
    invoice: { id: invoiceId },
  });
  const paymentId = found?.id;
  const refund = { paymentId, method: 'CASH', reason: 'Over the counter' };
  const failure = await finance.refuseChange('BAD_USER_INPUT', 'refundCredit', {
    ...refund,
    amount: eur('19.01'),
  });
  expect(failure.extensions).toMatchObject({ fields: [{ path: 'amount' }] });
  expect(await finance.change('refundCredit', { ...refund, amount: eur('9.00') })).toMatchObject({
    payment: { refunded: { amount: '9.00' }, available: { amount: '10.00' } },
  });
  expect(await finance.change('refundCredit', refund)).toMatchObject({
    payment: { refunded: { amount: '19.00' }, available: { amount: '0.00' } },
  });
  await finance.refuseChange('CONFLICT', 'refundCredit', refund);
  expect(await creditOf('customer-3')).toEqual({ amount: '0.00' });
  const { trialBalance } = await finance.read<{ trialBalance: { isBalanced: boolean } }>(
    '{ trialBalance { isBalanced } }',
  );
  expect(trialBalance.isBalanced).toBe(true);
});

test('the list has pages, and needs the permission', async () => {
  for (let index = 0; index < 3; index += 1) await paidTwice('customer-1');
  const { unappliedPayments: first } = await finance.read<{
    unappliedPayments: { pageInfo: { endCursor: string; hasNextPage: boolean }; nodes: unknown[] };
  }>(
    '{ unappliedPayments(customerId: "customer-1", first: 2) { pageInfo { endCursor hasNextPage } nodes { id } } }',
  );
  expect([first.nodes.length, first.pageInfo.hasNextPage]).toEqual([2, true]);
  const second = await finance.read(
    'query($after: String) { unappliedPayments(customerId: "customer-1", first: 2, after: $after) { nodes { id } } }',
    { after: first.pageInfo.endCursor },
  );
  expect(second).toMatchObject({ unappliedPayments: { nodes: [{}] } });
  await finance.refuse(
    'FORBIDDEN',
    { ...financeManager, permissions: [] },
    '{ unappliedPayments { nodes { id } } }',
  );
});
