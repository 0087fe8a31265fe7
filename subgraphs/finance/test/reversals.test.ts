import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../kit/values/uuid-v7.ts';
import { succeeded } from './sale-events.ts';
import { type FinanceUnderTest, type InvoicePayload, line, startFinance } from './start-finance.ts';
import { financeManager, foreignManager } from './viewers.ts';

interface SettlementPayload extends InvoicePayload {
  readonly settlement: { readonly id: string };
}

let finance: FinanceUnderTest;

beforeAll(async () => {
  finance = await startFinance();
});
afterAll(() => finance.close());

const eur = (amount: string) => ({ amount, currency: 'EUR' });

/** An issued invoice over 119.00. */
async function issued(): Promise<string> {
  const { id } = await finance.draft('100.00');
  await finance.change('issueInvoice', { invoiceId: id });
  return id;
}

async function recorded(invoiceId: string, amount = '119.00'): Promise<string> {
  const input = { invoiceId, amount: eur(amount), method: 'BANK_TRANSFER' };
  return (await finance.change<SettlementPayload>('recordPayment', input)).settlement.id;
}

async function balanceOf(code: string): Promise<string> {
  const { ledgerAccounts } = await finance.read<{
    ledgerAccounts: { nodes: Array<{ balance: { amount: string } }> };
  }>(`{ ledgerAccounts(search: "${code}") { nodes { balance { amount } } } }`);
  return ledgerAccounts.nodes[0]?.balance.amount ?? '';
}

test('a payment recorded on the wrong invoice is taken back: due as before, and the invoice can be void', async () => {
  const bankBefore = await balanceOf('1010');
  const invoiceId = await issued();
  const settlementId = await recorded(invoiceId);
  await finance.refuseChange('CONFLICT', 'voidInvoice', { invoiceId });
  const { invoice, settlement } = await finance.change<SettlementPayload>('reversePayment', {
    settlementId,
    reason: 'Wrong invoice',
  });
  expect(invoice).toMatchObject({
    status: 'ISSUED',
    amountPaid: { amount: '0.00' },
    amountDue: { amount: '119.00' },
  });
  expect(settlement).toMatchObject({
    kind: 'RECORDED',
    method: 'BANK_TRANSFER',
    amount: { amount: '-119.00' },
    reversalOf: { id: settlementId },
  });
  expect(await balanceOf('1010')).toBe(bankBefore);
  const event = await finance.events.until(
    ({ type, subject }) => type === 'erp.finance.payment-reversed.v1' && subject === invoiceId,
  );
  expect(event.data).toMatchObject({
    settlementId,
    reason: 'Wrong invoice',
    amountDue: { minorUnits: '11900' },
  });
  expect(
    await finance.read(
      `{ invoice(id: "${invoiceId}") { settlements { reversedBy { id } } journalEntries { source reversalOf { source } } } }`,
    ),
  ).toEqual({
    invoice: {
      settlements: [{ reversedBy: { id: settlement.id } }, { reversedBy: null }],
      journalEntries: [
        { source: 'INVOICE_ISSUED', reversalOf: null },
        { source: 'PAYMENT_RECEIVED', reversalOf: null },
        { source: 'SETTLEMENT_REVERSED', reversalOf: { source: 'PAYMENT_RECEIVED' } },
      ],
    },
  });
  await finance.change('voidInvoice', { invoiceId });
});

test('a payment is reversed once; a reversal, unknown and foreign payments are refused', async () => {
  const settlementId = await recorded(await issued(), '19.00');
  const { settlement } = await finance.change<SettlementPayload>('reversePayment', {
    settlementId,
    reason: 'x',
  });
  await finance.refuseChange('CONFLICT', 'reversePayment', { settlementId, reason: 'x' });
  await finance.refuseChange('CONFLICT', 'reversePayment', { settlementId: settlement.id, reason: 'x' });
  await finance.refuseChange('NOT_FOUND', 'reversePayment', { settlementId: newId(), reason: 'x' });
  const other = await recorded(await issued(), '19.00');
  await finance.refuseChange(
    'NOT_FOUND',
    'reversePayment',
    { settlementId: other, reason: 'x' },
    foreignManager,
  );
  await finance.refuseChange('BAD_USER_INPUT', 'reversePayment', { settlementId: other, reason: ' ' });
});

test('a card payment is not reversed: the answer names the refund', async () => {
  const invoiceId = await issued();
  const paymentIntentId = newId();
  await finance.bus.publish([succeeded(paymentIntentId, { invoiceId }, 11_900n)]);
  await finance.events.until(
    ({ type, subject }) => type === 'erp.finance.invoice-paid.v1' && subject === invoiceId,
  );
  const { invoice } = await finance.read<{ invoice: { settlements: ReadonlyArray<{ id: string }> } }>(
    `{ invoice(id: "${invoiceId}") { settlements { id } } }`,
  );
  const failure = await finance.refuseChange('CONFLICT', 'reversePayment', {
    settlementId: invoice.settlements[0]?.id,
    reason: 'x',
  });
  expect(failure.message).toContain('refundPayment');
});

test('a payment that a credit note turned into credit is not reversed', async () => {
  const invoiceId = await issued();
  const settlementId = await recorded(invoiceId);
  await finance.change('createCreditNote', { invoiceId, amount: eur('19.00'), reason: 'Discount' });
  const failure = await finance.refuseChange('CONFLICT', 'reversePayment', { settlementId, reason: 'x' });
  expect(failure.message).toContain("customer's credit");
});

test('a card payment that waited pays the invoice when the recorded payment is reversed', async () => {
  const invoiceId = await issued();
  const settlementId = await recorded(invoiceId);
  const paymentIntentId = newId();
  await finance.bus.publish([succeeded(paymentIntentId, { invoiceId }, 11_900n)]);
  await finance.events.until(
    ({ type, data }) =>
      type === 'erp.finance.journal-entry-posted.v1' && data['paymentIntentId'] === paymentIntentId,
  );
  const { invoice } = await finance.change<SettlementPayload>('reversePayment', {
    settlementId,
    reason: 'Another customer paid it',
  });
  expect(invoice).toMatchObject({ status: 'PAID', amountPaid: { amount: '119.00' } });
});

test('the rest of an invoice is written off as bad debts without its tax, and is due again when that is taken back', async () => {
  const receivables = async () =>
    (
      await finance.read<{ agedReceivables: { totals: { total: { amount: string } } } }>(
        '{ agedReceivables { totals { total { amount } } } }',
      )
    ).agedReceivables.totals.total.amount;
  const before = await receivables();
  const taxBefore = await balanceOf('2200');
  const invoiceId = await issued();
  await recorded(invoiceId, '19.00');
  const { invoice, settlement } = await finance.change<SettlementPayload>('writeOff', {
    invoiceId,
    reason: 'Bankrupt',
  });
  expect(invoice).toMatchObject({
    status: 'WRITTEN_OFF',
    amountPaid: { amount: '19.00' },
    writtenOffAmount: { amount: '100.00' },
    amountDue: { amount: '0.00' },
  });
  expect(settlement).toMatchObject({ kind: 'WRITE_OFF', method: null, amount: { amount: '100.00' } });
  expect(await balanceOf('6900')).toBe('84.03');
  expect(Number(await balanceOf('2200')) - Number(taxBefore)).toBeCloseTo(19 - 15.97, 2);
  expect(await receivables()).toBe(before);
  await finance.events.until(
    ({ type, subject, data }) =>
      type === 'erp.finance.invoice-written-off.v1' && subject === invoiceId && data['reason'] === 'Bankrupt',
  );
  await finance.refuseChange('CONFLICT', 'writeOff', { invoiceId, reason: 'again' });
  await finance.refuseChange('CONFLICT', 'reversePayment', { settlementId: settlement.id, reason: 'x' });
  const { invoice: again } = await finance.change<InvoicePayload>('reverseWriteOff', {
    invoiceId,
    reason: 'They pay after all',
  });
  expect(again).toMatchObject({ status: 'PARTIALLY_PAID', amountDue: { amount: '100.00' } });
  expect(await balanceOf('6900')).toBe('0.00');
  expect(Number(await balanceOf('2200')) - Number(taxBefore)).toBeCloseTo(19, 2);
  await finance.refuseChange('CONFLICT', 'reverseWriteOff', { invoiceId, reason: 'again' });
});

test('tax is taken back once: credit notes of an invoice that is written off in part take what the write-off left', async () => {
  const taxBefore = Number(await balanceOf('2200'));
  const { invoice } = await finance.change<InvoicePayload>('createInvoice', {
    customerId: 'customer-1',
    lines: [line('100.00'), line('100.00', { taxRateBasisPoints: 700 })],
  });
  const invoiceId = invoice.id;
  await finance.change('issueInvoice', { invoiceId });
  await recorded(invoiceId, '119.00');
  await finance.change('writeOff', { invoiceId, reason: 'Bankrupt' });
  // 107.00 of 226.00, spread over both lines: 56.34 at 19 % and 50.66 at 7 %.
  expect(await balanceOf('6900')).toBe('94.69');
  const left = { lineNumber: 1, amount: eur('62.67') };
  await finance.refuseChange('BAD_USER_INPUT', 'createCreditNote', { invoiceId, lines: [left], reason: 'x' });
  const { creditNote } = await finance.change<InvoicePayload & { creditNote: unknown }>('createCreditNote', {
    invoiceId,
    reason: 'Goods were damaged',
  });
  expect(creditNote).toMatchObject({ total: { amount: '119.00' }, tax: { amount: '13.69' } });
  expect(Number(await balanceOf('2200'))).toBeCloseTo(taxBefore, 2);
  await finance.change('reverseWriteOff', { invoiceId, reason: 'They pay after all' });
  expect(Number(await balanceOf('2200'))).toBeCloseTo(taxBefore + 12.31, 2);
  expect(await balanceOf('6900')).toBe('0.00');
});

test('an invoice of which a part is written off is not void', async () => {
  const invoiceId = await issued();
  const settlementId = await recorded(invoiceId, '19.00');
  await finance.change('writeOff', { invoiceId, reason: 'Bankrupt' });
  const { invoice } = await finance.change<SettlementPayload>('reversePayment', {
    settlementId,
    reason: 'x',
  });
  expect(invoice).toMatchObject({ status: 'ISSUED', amountDue: { amount: '19.00' } });
  const failure = await finance.refuseChange('CONFLICT', 'voidInvoice', { invoiceId });
  expect(failure.message).toBe('Part of the invoice is written off. Take that back first.');
});

test('a draft and a paid invoice have nothing to write off', async () => {
  const draft = await finance.draft('10.00');
  await finance.refuseChange('CONFLICT', 'writeOff', { invoiceId: draft.id, reason: 'x' });
  const invoiceId = await issued();
  await recorded(invoiceId);
  await finance.refuseChange('CONFLICT', 'writeOff', { invoiceId, reason: 'x' });
});

test('an entry of a payment still cannot be reversed by itself; the answer names the ways', async () => {
  const invoiceId = await issued();
  await recorded(invoiceId);
  const { invoice } = await finance.read<{ invoice: { journalEntries: ReadonlyArray<{ id: string }> } }>(
    `{ invoice(id: "${invoiceId}") { journalEntries { id } } }`,
  );
  const failure = await finance.refuse(
    'CONFLICT',
    financeManager,
    'mutation($input: ReverseJournalEntryInput!) { reverseJournalEntry(input: $input) { journalEntry { id } } }',
    { input: { journalEntryId: invoice.journalEntries[1]?.id } },
  );
  expect(failure.message).toContain('reverse the recorded payment');
});
