import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type FinanceUnderTest, type InvoicePayload, line, startFinance } from './start-finance.ts';
import { financeManager, foreignManager } from './viewers.ts';

let finance: FinanceUnderTest;
const now = new Date('2026-03-10T12:00:00Z');

beforeAll(async () => {
  finance = await startFinance({ clock: () => now });
});
afterAll(() => finance.close());

test('a draft is numbered and posted when it is issued, and paid in parts', async () => {
  const draft = await finance.change<InvoicePayload>('createInvoice', {
    customerId: 'customer-1',
    lines: [line('100.00', { quantity: 2 }), line('0.99', { taxRateBasisPoints: 700 })],
    notes: 'Thank you',
  });
  expect(draft.invoice).toMatchObject({
    number: null,
    status: 'DRAFT',
    subtotal: { amount: '200.99', currency: 'EUR' },
    tax: { amount: '38.07' },
    total: { amount: '239.06' },
    amountDue: { amount: '0.00' },
    version: 1,
  });
  const { id } = draft.invoice;
  const issued = await finance.change<InvoicePayload>('issueInvoice', { invoiceId: id, expectedVersion: 1 });
  expect(issued.invoice).toMatchObject({
    status: 'ISSUED',
    issuedOn: '2026-03-10',
    dueOn: '2026-03-24',
    amountDue: { amount: '239.06' },
  });
  expect(issued.invoice.number).toBeGreaterThan(0);
  const part = await finance.change<InvoicePayload>('recordPayment', {
    invoiceId: id,
    amount: { amount: '39.06', currency: 'EUR' },
    method: 'CASH',
    reference: 'till 4',
  });
  expect(part).toMatchObject({
    invoice: { status: 'PARTIALLY_PAID', amountPaid: { amount: '39.06' }, amountDue: { amount: '200.00' } },
    settlement: { kind: 'RECORDED', method: 'CASH', settledOn: '2026-03-10', reference: 'till 4' },
  });
  const rest = await finance.change<InvoicePayload>('recordPayment', {
    invoiceId: id,
    amount: { amount: '200', currency: 'EUR' },
    method: 'BANK_TRANSFER',
  });
  expect(rest.invoice).toMatchObject({ status: 'PAID', amountDue: { amount: '0.00' } });

  const answer = await finance.run(
    financeManager,
    `query($id: ID!) { invoice(id: $id) { customer { id } settlements { amount { amount } recordedBy { id } }
      journalEntries { source lines { account { code } debit { amount } credit { amount } } } } }`,
    { id },
  );
  expect(answer['invoice']).toEqual({
    customer: { id: 'customer-1' },
    settlements: [
      { amount: { amount: '39.06' }, recordedBy: { id: 'user-1' } },
      { amount: { amount: '200.00' }, recordedBy: { id: 'user-1' } },
    ],
    journalEntries: [
      {
        source: 'INVOICE_ISSUED',
        lines: [
          { account: { code: '1200' }, debit: { amount: '239.06' }, credit: null },
          { account: { code: '4000' }, debit: null, credit: { amount: '200.99' } },
          { account: { code: '2200' }, debit: null, credit: { amount: '38.07' } },
        ],
      },
      {
        source: 'PAYMENT_RECEIVED',
        lines: [
          { account: { code: '1000' }, debit: { amount: '39.06' }, credit: null },
          { account: { code: '1200' }, debit: null, credit: { amount: '39.06' } },
        ],
      },
      {
        source: 'PAYMENT_RECEIVED',
        lines: [
          { account: { code: '1010' }, debit: { amount: '200.00' }, credit: null },
          { account: { code: '1200' }, debit: null, credit: { amount: '200.00' } },
        ],
      },
    ],
  });
});

test('a payment above the amount due is refused and changes nothing', async () => {
  const { id } = await finance.draft('10.00');
  await finance.change('issueInvoice', { invoiceId: id });
  const error = await finance.refuseChange('BAD_USER_INPUT', 'recordPayment', {
    invoiceId: id,
    amount: { amount: '11.91', currency: 'EUR' },
    method: 'CASH',
  });
  expect(error.extensions).toEqual({
    code: 'BAD_USER_INPUT',
    fields: [{ path: 'amount', message: 'No more than 11.90 EUR is due.' }],
  });
  const answer = await finance.run(financeManager, `{ invoice(id: "${id}") { status settlements { id } } }`);
  expect(answer).toEqual({ invoice: { status: 'ISSUED', settlements: [] } });
});

test('an unpaid invoice can be taken back, a paid one cannot', async () => {
  const first = await finance.draft('50.00');
  await finance.change('issueInvoice', { invoiceId: first.id });
  const voided = await finance.change<InvoicePayload>('voidInvoice', {
    invoiceId: first.id,
    reason: 'Wrong customer',
  });
  expect(voided.invoice).toMatchObject({
    status: 'VOID',
    voidReason: 'Wrong customer',
    amountDue: { amount: '0.00' },
  });
  const journal = await finance.run(
    financeManager,
    `{ invoice(id: "${first.id}") { journalEntries { source reversalOf { source } reversedBy { source } } } }`,
  );
  expect(journal).toEqual({
    invoice: {
      journalEntries: [
        { source: 'INVOICE_ISSUED', reversalOf: null, reversedBy: { source: 'INVOICE_VOIDED' } },
        { source: 'INVOICE_VOIDED', reversalOf: { source: 'INVOICE_ISSUED' }, reversedBy: null },
      ],
    },
  });
  const again = await finance.refuseChange('CONFLICT', 'voidInvoice', { invoiceId: first.id });
  expect(again.extensions).toMatchObject({ code: 'CONFLICT', metadata: { currentState: 'VOID' } });

  const second = await finance.draft('50.00');
  await finance.change('issueInvoice', { invoiceId: second.id });
  await finance.change('recordPayment', {
    invoiceId: second.id,
    amount: { amount: '1', currency: 'EUR' },
    method: 'CASH',
  });
  const paid = await finance.refuseChange('CONFLICT', 'voidInvoice', { invoiceId: second.id });
  expect(paid.extensions).toMatchObject({ code: 'CONFLICT', metadata: { currentState: 'PARTIALLY_PAID' } });
});

test('a discarded draft never gets a number', async () => {
  const draft = await finance.draft('5.00');
  const { invoice } = await finance.change<InvoicePayload>('voidInvoice', { invoiceId: draft.id });
  expect(invoice).toMatchObject({ status: 'VOID', number: null });
});

test('a draft can be changed field by field until it is issued', async () => {
  const draft = await finance.draft('119.00');
  const changed = await finance.change<InvoicePayload>('updateInvoice', {
    invoiceId: draft.id,
    expectedVersion: 1,
    pricesIncludeTax: true,
    dueOn: '2026-04-30',
    notes: 'Gross now',
  });
  expect(changed.invoice).toMatchObject({
    subtotal: { amount: '100.00' },
    tax: { amount: '19.00' },
    total: { amount: '119.00' },
    dueOn: '2026-04-30',
    version: 2,
  });
  const cleared = await finance.change<InvoicePayload>('updateInvoice', {
    invoiceId: draft.id,
    notes: null,
    lines: [line('11.90')],
  });
  expect(cleared.invoice).toMatchObject({ notes: null, dueOn: '2026-04-30', total: { amount: '11.90' } });
  const stale = await finance.refuseChange('CONFLICT', 'updateInvoice', {
    invoiceId: draft.id,
    expectedVersion: 2,
    notes: 'x',
  });
  expect(stale.extensions).toMatchObject({ code: 'CONFLICT', metadata: { currentVersion: '3' } });
  await finance.change('issueInvoice', { invoiceId: draft.id });
  const late = await finance.refuseChange('CONFLICT', 'updateInvoice', {
    invoiceId: draft.id,
    notes: 'late',
  });
  expect(late.extensions).toMatchObject({ code: 'CONFLICT', metadata: { currentState: 'ISSUED' } });
  const twice = await finance.refuseChange('CONFLICT', 'issueInvoice', { invoiceId: draft.id });
  expect(twice.extensions).toMatchObject({ code: 'CONFLICT', metadata: { currentState: 'ISSUED' } });
});

test('an invoice that is paid in part or in full cannot be issued again', async () => {
  const { id: invoiceId } = await finance.draft('100.00');
  await finance.change('issueInvoice', { invoiceId });
  for (const [amount, currentState] of [
    ['19.00', 'PARTIALLY_PAID'],
    ['100.00', 'PAID'],
  ]) {
    await finance.change('recordPayment', { invoiceId, amount: { amount, currency: 'EUR' }, method: 'CASH' });
    const again = await finance.refuseChange('CONFLICT', 'issueInvoice', { invoiceId });
    expect(again.extensions).toMatchObject({ code: 'CONFLICT', metadata: { currentState } });
  }
});

test('an invoice over nothing is paid when it is issued and posts nothing', async () => {
  const draft = await finance.draft('0');
  const { invoice } = await finance.change<InvoicePayload>('issueInvoice', { invoiceId: draft.id });
  expect(invoice).toMatchObject({ status: 'PAID', total: { amount: '0.00' } });
  const answer = await finance.run(
    financeManager,
    `{ invoice(id: "${draft.id}") { journalEntries { id } } }`,
  );
  expect(answer).toEqual({ invoice: { journalEntries: [] } });
});

test('bad input names its fields', async () => {
  const error = await finance.refuseChange('BAD_USER_INPUT', 'createInvoice', {
    customerId: 'customer-1',
    lines: [line('-1.00'), line('1.00', { quantity: 0, description: ' ', taxRateBasisPoints: 10_001 })],
    dueOn: '2026-03-24',
  });
  expect((error.extensions['fields'] as Array<{ path: string }>).map(({ path }) => path)).toEqual([
    'lines.0.unitPrice',
    'lines.1.description',
    'lines.1.quantity',
    'lines.1.taxRateBasisPoints',
  ]);
  const mixed = await finance.refuseChange('BAD_USER_INPUT', 'createInvoice', {
    customerId: 'customer-1',
    lines: [line('1.00'), line('1', { unitPrice: { amount: '1', currency: 'JPY' } })],
  });
  expect(mixed.extensions['fields']).toEqual([
    { path: 'lines', message: 'All lines must be in one currency.' },
  ]);
  const decimals = await finance.refuseChange('BAD_USER_INPUT', 'createInvoice', {
    customerId: 'customer-1',
    lines: [line('1.005')],
  });
  expect(decimals.extensions).toMatchObject({ fields: [{ path: 'lines.0.unitPrice' }] });
  const account = await finance.refuseChange('BAD_USER_INPUT', 'createInvoice', {
    customerId: 'customer-1',
    lines: [line('1.00', { accountId: 'nowhere' })],
  });
  expect(account.extensions).toMatchObject({ fields: [{ path: 'lines.0.accountId' }] });
  const none = await finance.refuseChange('BAD_USER_INPUT', 'createInvoice', {
    customerId: 'customer-1',
    lines: [],
  });
  expect(none.extensions['fields']).toEqual([{ path: 'lines', message: 'At least one line is required.' }]);
});

test('texts of several lines are kept, empty ones are absent, control characters are refused', async () => {
  const description = 'Stage\nwith lights';
  const input = { customerId: 'customer-1', lines: [line('1.00', { description })] };
  const { invoice } = await finance.change<InvoicePayload>('createInvoice', { ...input, notes: '  ' });
  expect(invoice['notes']).toBeNull();
  expect(await finance.read(`{ invoice(id: "${invoice.id}") { lines { description } } }`)).toEqual({
    invoice: { lines: [{ description }] },
  });
  const control = await finance.refuseChange('BAD_USER_INPUT', 'createInvoice', {
    ...input,
    notes: 'a\u0000',
  });
  expect(control.extensions['fields']).toEqual([
    { path: 'notes', message: 'A text without control characters.' },
  ]);
  const cleared = await finance.refuseChange('BAD_USER_INPUT', 'updateInvoice', {
    invoiceId: invoice.id,
    pricesIncludeTax: null,
    lines: [],
  });
  expect((cleared.extensions['fields'] as Array<{ path: string }>).map(({ path }) => path)).toEqual([
    'pricesIncludeTax',
    'lines',
  ]);
});

test('a customer of another organization is as unknown as any', async () => {
  const foreign = await finance.refuseChange('NOT_FOUND', 'createInvoice', {
    customerId: 'customer-9',
    lines: [line('1.00')],
  });
  expect(foreign).toMatchObject({
    message: 'Customer customer-9 was not found.',
    extensions: { code: 'NOT_FOUND' },
  });
});

test('another organization sees and changes nothing, and counts its own numbers', async () => {
  const { id } = await finance.draft('10.00');
  const read = await finance.run(
    foreignManager,
    `{ invoice(id: "${id}") { id } invoices(customerId: "customer-1") { totalCount } }`,
  );
  expect(read).toEqual({ invoice: null, invoices: { totalCount: 0 } });
  for (const mutation of ['issueInvoice', 'voidInvoice'])
    await finance.refuseChange('NOT_FOUND', mutation, { invoiceId: id }, foreignManager);
  await finance.refuseChange('NOT_FOUND', 'issueInvoice', { invoiceId: 'none' }, foreignManager);

  const own = await finance.draft('1.00', foreignManager);
  const issued = await finance.change<InvoicePayload>('issueInvoice', { invoiceId: own.id }, foreignManager);
  expect(issued.invoice.number).toBe(1);
});
