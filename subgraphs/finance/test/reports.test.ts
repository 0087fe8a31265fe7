import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { userViewer } from '../../../test/harness/viewers.ts';
import { type FinanceUnderTest, line, startFinance } from './start-finance.ts';
import { financeManager } from './viewers.ts';

let finance: FinanceUnderTest;
let now = new Date('2026-01-10T12:00:00Z');

/** January: 100 + 19 issued and half paid in February. March: 200 + 38 void, 300 (no tax) left open. */
beforeAll(async () => {
  finance = await startFinance({ clock: () => now });
  const first = await finance.draft('100.00');
  await finance.change('issueInvoice', { invoiceId: first.id, dueOn: '2026-01-31' });
  now = new Date('2026-02-10T12:00:00Z');
  const payment = { amount: { amount: '59.50', currency: 'EUR' }, method: 'BANK_TRANSFER' };
  await finance.change('recordPayment', { invoiceId: first.id, ...payment });
  now = new Date('2026-03-05T12:00:00Z');
  const second = await finance.draft('200.00');
  await finance.change('issueInvoice', { invoiceId: second.id });
  const { invoice: third } = await finance.change<{ invoice: { id: string } }>('createInvoice', {
    customerId: 'customer-2',
    lines: [line('300.00', { taxRateBasisPoints: 0 })],
  });
  await finance.change('issueInvoice', { invoiceId: third.id, dueOn: '2026-03-10' });
  now = new Date('2026-03-20T12:00:00Z');
  await finance.change('voidInvoice', { invoiceId: second.id });
});
afterAll(() => finance.close());

const accountant = userViewer(['finance:report:read']);

test('the trial balance shows every account on its side, and balances on any day', async () => {
  const read = async (asOf: string) => {
    const answer = await finance.run(
      accountant,
      `{ trialBalance(asOf: "${asOf}") { asOf isBalanced totals { debit { amount currency } credit { amount } }
        rows { account { code name } debit { amount } credit { amount } } } }`,
    );
    return answer['trialBalance'];
  };
  expect(await read('2026-01-09')).toEqual({
    asOf: '2026-01-09',
    isBalanced: true,
    totals: [{ debit: { amount: '0.00', currency: 'EUR' }, credit: { amount: '0.00' } }],
    rows: [],
  });
  expect(await read('2026-02-28')).toEqual({
    asOf: '2026-02-28',
    isBalanced: true,
    totals: [{ debit: { amount: '119.00', currency: 'EUR' }, credit: { amount: '119.00' } }],
    rows: [
      { account: { code: '1010', name: 'Bank' }, debit: { amount: '59.50' }, credit: { amount: '0.00' } },
      {
        account: { code: '1200', name: 'Accounts receivable' },
        debit: { amount: '59.50' },
        credit: { amount: '0.00' },
      },
      {
        account: { code: '2200', name: 'Sales tax payable' },
        debit: { amount: '0.00' },
        credit: { amount: '19.00' },
      },
      { account: { code: '4000', name: 'Sales' }, debit: { amount: '0.00' }, credit: { amount: '100.00' } },
    ],
  });
  expect(await read('2026-03-10')).toMatchObject({
    isBalanced: true,
    totals: [{ debit: { amount: '657.00' } }],
  });
  expect(await read('2026-03-20')).toMatchObject({
    isBalanced: true,
    totals: [{ debit: { amount: '419.00' } }],
  });
});

test('aged receivables list who owed what on a day, payments and cancellations of later days ignored', async () => {
  const read = async (asOf: string) => {
    const answer = await finance.run(
      accountant,
      `{ agedReceivables(asOf: "${asOf}") { currency rows { customer { id } user { id } amounts { notDue { amount }
        days1To30 { amount } days31To60 { amount } total { amount } } } totals { total { amount } } } }`,
    );
    return answer['agedReceivables'];
  };
  const amounts = (notDue: string, days1To30: string, days31To60: string, total: string) => ({
    notDue: { amount: notDue },
    days1To30: { amount: days1To30 },
    days31To60: { amount: days31To60 },
    total: { amount: total },
  });
  expect(await read('2026-02-09')).toEqual({
    currency: 'EUR',
    rows: [
      { customer: { id: 'customer-1' }, user: null, amounts: amounts('0.00', '119.00', '0.00', '119.00') },
    ],
    totals: { total: { amount: '119.00' } },
  });
  expect(await read('2026-03-19')).toEqual({
    currency: 'EUR',
    rows: [
      { customer: { id: 'customer-2' }, user: null, amounts: amounts('0.00', '300.00', '0.00', '300.00') },
      { customer: { id: 'customer-1' }, user: null, amounts: amounts('238.00', '0.00', '59.50', '297.50') },
    ],
    totals: { total: { amount: '597.50' } },
  });
  expect(await read('2026-03-20')).toMatchObject({ totals: { total: { amount: '359.50' } } });
});

test('profit and loss counts a period, both days included', async () => {
  const report = (from: string, to: string, currency: string) =>
    `{ profitAndLoss(from: "${from}", to: "${to}", currency: "${currency}") { currency income { account { code } amount { amount } }
      expenses { account { code } } totalIncome { amount } totalExpenses { amount } netProfit { amount currency } } }`;
  const read = async (from: string, to: string, currency = 'EUR') =>
    (await finance.run(accountant, report(from, to, currency)))['profitAndLoss'];
  expect(await read('2026-01-10', '2026-01-10')).toEqual({
    currency: 'EUR',
    income: [{ account: { code: '4000' }, amount: { amount: '100.00' } }],
    expenses: [],
    totalIncome: { amount: '100.00' },
    totalExpenses: { amount: '0.00' },
    netProfit: { amount: '100.00', currency: 'EUR' },
  });
  expect(await read('2026-01-11', '2026-03-31')).toMatchObject({ totalIncome: { amount: '300.00' } });
  expect(await read('2026-01-01', '2026-12-31', 'USD')).toMatchObject({
    netProfit: { amount: '0.00', currency: 'USD' },
  });
  const backwards = report('2026-02-01', '2026-01-01', 'EUR');
  expect((await finance.refuse('BAD_USER_INPUT', accountant, backwards)).extensions).toEqual({
    code: 'BAD_USER_INPUT',
    fields: [{ path: 'to', message: 'The period ends before it begins.' }],
  });
});

test('what a customer owes is the sum of the open invoices, in the currency asked for', async () => {
  const answer = await finance.run(
    financeManager,
    `query($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { outstandingBalance { amount currency }
      yen: outstandingBalance(currency: "JPY") { amount currency } invoices(status: [ISSUED, PARTIALLY_PAID]) { totalCount } } } }`,
    { r: ['customer-1', 'customer-2', 'customer-3'].map((id) => ({ __typename: 'Customer', id })) },
  );
  expect(answer['_entities']).toEqual([
    {
      outstandingBalance: { amount: '59.50', currency: 'EUR' },
      yen: { amount: '0', currency: 'JPY' },
      invoices: { totalCount: 1 },
    },
    {
      outstandingBalance: { amount: '300.00', currency: 'EUR' },
      yen: { amount: '0', currency: 'JPY' },
      invoices: { totalCount: 1 },
    },
    {
      outstandingBalance: { amount: '0.00', currency: 'EUR' },
      yen: { amount: '0', currency: 'JPY' },
      invoices: { totalCount: 0 },
    },
  ]);
});

test('aged receivables equal the receivable account on every day, also while a reversed payment stands twice', async () => {
  now = new Date('2026-04-01T12:00:00Z');
  const { id: invoiceId } = await finance.draft('100.00');
  await finance.change('issueInvoice', { invoiceId });
  now = new Date('2026-04-20T12:00:00Z');
  const payment = {
    invoiceId,
    amount: { amount: '119.00', currency: 'EUR' },
    method: 'CASH',
    receivedOn: '2026-04-05',
  };
  const { settlement } = await finance.change<{ settlement: { id: string } }>('recordPayment', payment);
  await finance.change('reversePayment', { settlementId: settlement.id, reason: 'By transfer, not in cash' });
  await finance.change('recordPayment', { ...payment, method: 'BANK_TRANSFER' });
  const totals: string[] = [];
  for (const asOf of ['2026-03-31', '2026-04-01', '2026-04-04', '2026-04-05', '2026-04-19', '2026-04-20']) {
    const { agedReceivables, trialBalance } = await finance.run<ReceivablesOfDay>(
      accountant,
      `{ agedReceivables(asOf: "${asOf}") { totals { total { amount } } }
        trialBalance(asOf: "${asOf}") { rows { account { code } debit { amount } credit { amount } } } }`,
    );
    const account = trialBalance.rows.find(({ account: { code } }) => code === '1200');
    const total = agedReceivables.totals.total.amount;
    expect(Number(total)).toBeCloseTo(Number(account?.debit.amount) - Number(account?.credit.amount), 2);
    totals.push(total);
  }
  expect(totals).toEqual(['359.50', '478.50', '478.50', '240.50', '240.50', '359.50']);
});

interface ReceivablesOfDay {
  readonly agedReceivables: { readonly totals: { readonly total: { readonly amount: string } } };
  readonly trialBalance: {
    readonly rows: ReadonlyArray<{
      readonly account: { readonly code: string };
      readonly debit: { readonly amount: string };
      readonly credit: { readonly amount: string };
    }>;
  };
}
