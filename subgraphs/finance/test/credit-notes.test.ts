import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../kit/values/uuid-v7.ts';
import { succeeded } from './sale-events.ts';
import { type FinanceUnderTest, type InvoicePayload, line, startFinance } from './start-finance.ts';
import { foreignManager } from './viewers.ts';

interface CreditPayload extends InvoicePayload {
  readonly creditNote: { readonly id: string; readonly number: number };
}

let finance: FinanceUnderTest;

beforeAll(async () => {
  finance = await startFinance();
});
afterAll(() => finance.close());

const eur = (amount: string) => ({ amount, currency: 'EUR' });

async function issued(lines: ReadonlyArray<Record<string, unknown>>): Promise<string> {
  const { invoice } = await finance.change<InvoicePayload>('createInvoice', {
    customerId: 'customer-1',
    lines,
  });
  await finance.change('issueInvoice', { invoiceId: invoice.id });
  return invoice.id;
}

test('a credit note lowers what is due, reverses income and tax, and counts in the reports', async () => {
  const reports = `{ profitAndLoss(from: "2026-01-01", to: "2026-12-31") { totalIncome { amount } }
    agedReceivables { totals { total { amount } } } trialBalance { isBalanced } }`;
  const invoiceId = await issued([line('100.00')]);
  const before = await finance.read(reports);
  const { creditNote, invoice } = await finance.change<CreditPayload>('createCreditNote', {
    invoiceId,
    amount: eur('11.90'),
    reason: 'Came late',
  });
  expect(creditNote).toMatchObject({
    reason: 'Came late',
    subtotal: { amount: '10.00' },
    tax: { amount: '1.90' },
    total: { amount: '11.90' },
    lines: [{ lineNumber: 1, net: { amount: '10.00' }, tax: { amount: '1.90' } }],
  });
  expect(invoice).toMatchObject({
    status: 'ISSUED',
    creditedAmount: { amount: '11.90' },
    amountDue: { amount: '107.10' },
  });
  expect(before).toMatchObject({ profitAndLoss: { totalIncome: { amount: '100.00' } } });
  expect(await finance.read(reports)).toEqual({
    profitAndLoss: { totalIncome: { amount: '90.00' } },
    agedReceivables: { totals: { total: { amount: '107.10' } } },
    trialBalance: { isBalanced: true },
  });
  const whole = await finance.read(
    `query($id: ID!) { creditNote(id: $id) { number invoice { id } customer { id } issuedBy { id } paymentIntent { id }
      journalEntry { source lines { account { code } debit { amount } credit { amount } } } }
      creditNotes(invoiceId: "${invoiceId}") { totalCount nodes { id } } }`,
    { id: creditNote.id },
  );
  expect(whole).toEqual({
    creditNote: {
      number: creditNote.number,
      invoice: { id: invoiceId },
      customer: { id: 'customer-1' },
      issuedBy: { id: 'user-1' },
      paymentIntent: null,
      journalEntry: {
        source: 'CREDIT_NOTE_ISSUED',
        lines: [
          { account: { code: '4000' }, debit: { amount: '10.00' }, credit: null },
          { account: { code: '2200' }, debit: { amount: '1.90' }, credit: null },
          { account: { code: '1200' }, debit: null, credit: { amount: '11.90' } },
        ],
      },
    },
    creditNotes: { totalCount: 1, nodes: [{ id: creditNote.id }] },
  });
});

test('without an amount all that is left is credited; the invoice is CREDITED and takes nothing more', async () => {
  const invoiceId = await issued([line('100.00')]);
  await finance.change('createCreditNote', { invoiceId, amount: eur('0.01'), reason: 'x' });
  const { invoice } = await finance.change<CreditPayload>('createCreditNote', {
    invoiceId,
    reason: 'Returned',
  });
  expect(invoice).toMatchObject({ status: 'CREDITED', amountDue: { amount: '0.00' } });
  await finance.refuseChange('CONFLICT', 'createCreditNote', { invoiceId, reason: 'again' });
  await finance.refuseChange('CONFLICT', 'recordPayment', { invoiceId, amount: eur('1.00'), method: 'CASH' });
});

test('lines can be credited by themselves, each at most once and at most what is left of it', async () => {
  const invoiceId = await issued([line('100.00'), line('50.00', { taxRateBasisPoints: 700 })]);
  const credit = (lines: unknown) => ({ invoiceId, lines, reason: 'Second line' });
  const { creditNote } = await finance.change<CreditPayload>(
    'createCreditNote',
    credit([{ lineNumber: 2, amount: eur('53.50') }]),
  );
  expect(creditNote).toMatchObject({
    lines: [{ lineNumber: 2, net: { amount: '50.00' }, tax: { amount: '3.50' } }],
  });
  const refused = async (lines: unknown, path: string, message: string): Promise<void> => {
    const failure = await finance.refuseChange('BAD_USER_INPUT', 'createCreditNote', credit(lines));
    expect(failure.extensions).toMatchObject({ fields: [{ path, message }] });
  };
  const first = { lineNumber: 1, amount: eur('1.00') };
  await refused([], 'lines', 'At least one line is required.');
  await refused([first, first], 'lines.1.lineNumber', 'The line is named twice.');
  await refused([{ ...first, lineNumber: 3 }], 'lines.0.lineNumber', 'The invoice has no such line.');
  await refused(
    [{ lineNumber: 2, amount: eur('0.01') }],
    'lines.0.amount',
    'No more than 0.00 EUR can be credited.',
  );
});

test('amounts beyond the rest, in another currency, with lines, or without a reason are refused', async () => {
  const invoiceId = await issued([line('100.00')]);
  const refused = async (input: Record<string, unknown>, path: string): Promise<void> => {
    const failure = await finance.refuseChange('BAD_USER_INPUT', 'createCreditNote', {
      invoiceId,
      reason: 'x',
      ...input,
    });
    expect(failure.extensions).toMatchObject({ fields: [{ path }] });
  };
  await refused({ amount: eur('119.01') }, 'amount');
  await refused({ amount: eur('0.00') }, 'amount');
  await refused({ amount: { amount: '1.00', currency: 'USD' } }, 'amount');
  await refused({ amount: eur('1.00'), lines: [{ lineNumber: 1, amount: eur('1.00') }] }, 'lines');
  await refused({ amount: eur('1.00'), reason: ' ' }, 'reason');
});

test('what was paid beyond the lower price is the credit of the customer, not of the invoice', async () => {
  const invoiceId = await issued([line('100.00')]);
  await finance.bus.publish([succeeded(newId(), { invoiceId }, 11_900n)]);
  await finance.events.until(
    ({ type, subject }) => type === 'erp.finance.invoice-paid.v1' && subject === invoiceId,
  );
  const { invoice } = await finance.change<CreditPayload>('createCreditNote', {
    invoiceId,
    amount: eur('19.00'),
    reason: 'Discount',
  });
  expect(invoice).toMatchObject({
    status: 'PAID',
    amountPaid: { amount: '100.00' },
    creditedAmount: { amount: '19.00' },
    amountDue: { amount: '0.00' },
  });
  const { invoice: settled } = await finance.read<{ invoice: unknown }>(
    `{ invoice(id: "${invoiceId}") { settlements { kind method amount { amount } } } }`,
  );
  expect(settled).toEqual({
    settlements: [
      { kind: 'PAYMENT', method: 'CARD', amount: { amount: '119.00' } },
      { kind: 'CREDIT_NOTE', method: null, amount: { amount: '19.00' } },
      { kind: 'RELEASE', method: 'CARD', amount: { amount: '-19.00' } },
    ],
  });
});

test('a draft, a void invoice and one of another organization are not credited; a credited one is not void', async () => {
  const draft = await finance.draft('10.00');
  await finance.refuseChange('CONFLICT', 'createCreditNote', { invoiceId: draft.id, reason: 'x' });
  const invoiceId = await issued([line('10.00')]);
  await finance.refuseChange('NOT_FOUND', 'createCreditNote', { invoiceId, reason: 'x' }, foreignManager);
  await finance.change('createCreditNote', { invoiceId, amount: eur('1.00'), reason: 'x' });
  const failure = await finance.refuseChange('CONFLICT', 'voidInvoice', { invoiceId });
  expect(failure.message).toBe('The invoice has credit notes. Credit the rest of it instead.');
});

test('a repeated request with its key gets the same credit note; another request with the key is refused', async () => {
  const invoiceId = await issued([line('100.00')]);
  const input = { invoiceId, expectedVersion: 2, amount: eur('5.00'), reason: 'x', idempotencyKey: newId() };
  const first = await finance.change<CreditPayload>('createCreditNote', input);
  const second = await finance.change<CreditPayload>('createCreditNote', input);
  expect(second).toEqual(first);
  const { amount: _amount, ...withoutAmount } = input;
  for (const other of [
    { ...input, amount: eur('6.00') },
    { ...input, amount: { amount: '5.00', currency: 'USD' } },
    { ...input, reason: 'y' },
    { ...withoutAmount, lines: [{ lineNumber: 2, amount: eur('5.00') }] },
    withoutAmount,
  ])
    await finance.refuseChange('CONFLICT', 'createCreditNote', other);
  expect(second.invoice).toMatchObject({ creditedAmount: { amount: '5.00' } });
});
