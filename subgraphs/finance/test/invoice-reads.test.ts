import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { assertMissing } from '../../../test/harness/start-domain.ts';
import { userViewer } from '../../../test/harness/viewers.ts';
import { type FinanceUnderTest, type InvoicePayload, line, startFinance } from './start-finance.ts';
import { buyer, financeManager } from './viewers.ts';

let finance: FinanceUnderTest;
let now = new Date('2026-03-10T12:00:00Z');

beforeAll(async () => {
  finance = await startFinance({ clock: () => now });
});
afterAll(() => finance.close());

test('a user without the permission sees the issued invoices made out to that user, and no other', async () => {
  const make = async (userId: string) =>
    (
      await finance.change<InvoicePayload>('createInvoice', {
        customerId: 'customer-2',
        userId,
        lines: [line('10.00')],
      })
    ).invoice.id;
  const mine = await make(buyer.userId);
  const mineStillDraft = await make(buyer.userId);
  const foreign = await make('buyer-2');
  await finance.change('issueInvoice', { invoiceId: mine });
  await finance.change('issueInvoice', { invoiceId: foreign });
  const unknown = mine.replaceAll(/[\da-f]/g, '0');
  const hidden = [foreign, mineStillDraft, unknown].map((id) => ({ __typename: 'Invoice', id }));
  const answer = await finance.query(
    buyer,
    `query($r: [_Any!]!) { invoices { totalCount nodes { id total { amount } settlements { id } } }
      hidden: invoice(id: "${foreign}") { id } draft: invoice(id: "${mineStillDraft}") { id }
      _entities(representations: $r) { ... on Customer { invoices { totalCount } } ... on Invoice { status } } }`,
    {
      r: [{ __typename: 'Customer', id: 'customer-2' }, { __typename: 'Invoice', id: mine }, ...hidden],
    },
  );
  assertMissing(answer, { 2: hidden[0], 3: hidden[1], 4: hidden[2] });
  expect(answer.data).toEqual({
    invoices: { totalCount: 1, nodes: [{ id: mine, total: { amount: '11.90' }, settlements: [] }] },
    hidden: null,
    draft: null,
    _entities: [{ invoices: { totalCount: 1 } }, { status: 'ISSUED' }, null, null, null],
  });
  await finance.refuse('FORBIDDEN', buyer, `{ invoice(id: "${mine}") { journalEntries { id } } }`);
  await finance.refuse(
    'FORBIDDEN',
    buyer,
    'query($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { outstandingBalance { amount } } } }',
    { r: [{ __typename: 'Customer', id: 'customer-2' }] },
  );
});

test('an invoice is for a user of the organization who is not disabled, when it is drafted and when it is changed', async () => {
  const draft = { customerId: 'customer-1', lines: [line('10.00')] };
  const { id } = await finance.draft('10.00');
  for (const [mutation, input] of [
    ['createInvoice', draft],
    ['updateInvoice', { invoiceId: id }],
  ] as const) {
    await finance.refuseChange('NOT_FOUND', mutation, { ...input, userId: 'nonsense' });
    expect(
      (await finance.refuseChange('BAD_USER_INPUT', mutation, { ...input, userId: 'disabled-buyer' }))
        .extensions,
    ).toMatchObject({ fields: [{ path: 'userId' }] });
    await finance.change(mutation, { ...input, userId: 'invited-buyer' });
  }
  await finance.change('updateInvoice', { invoiceId: id, userId: null });
});

test('a user who was disabled stays the user of a draft that is changed otherwise', async () => {
  const { invoice } = await finance.change<{ invoice: { id: string } }>('createInvoice', {
    customerId: 'customer-1',
    lines: [line('10.00')],
    userId: 'buyer-2',
  });
  finance.disableUser('buyer-2');
  await finance.change('updateInvoice', { invoiceId: invoice.id, userId: 'buyer-2', notes: 'Thank you' });
  await finance.refuseChange('BAD_USER_INPUT', 'createInvoice', {
    customerId: 'customer-1',
    lines: [line('10.00')],
    userId: 'buyer-2',
  });
});

test('an archived customer gets no invoice, and stays the customer of a draft that is changed otherwise', async () => {
  const lines = [line('10.00')];
  const { invoice } = await finance.change<InvoicePayload>('createInvoice', {
    customerId: 'customer-3',
    lines,
  });
  const { id: other } = await finance.draft('10.00');
  finance.archiveCustomer('customer-3');
  const refused = [
    await finance.refuseChange('CONFLICT', 'createInvoice', { customerId: 'customer-3', lines }),
    await finance.refuseChange('CONFLICT', 'updateInvoice', { invoiceId: other, customerId: 'customer-3' }),
  ];
  for (const { extensions } of refused)
    expect(extensions).toMatchObject({ metadata: { currentState: 'ARCHIVED' } });
  await finance.change('updateInvoice', {
    invoiceId: invoice.id,
    customerId: 'customer-3',
    notes: 'Thank you',
  });
});

test('each mutation asks for its own permission', async () => {
  const { id } = await finance.draft('10.00');
  const reader = userViewer(['finance:invoice:read']);
  const inputs: Record<string, Record<string, unknown>> = {
    createInvoice: { customerId: 'customer-1', lines: [line('1')] },
    updateInvoice: { invoiceId: id, notes: 'x' },
    issueInvoice: { invoiceId: id },
    voidInvoice: { invoiceId: id },
    recordPayment: { invoiceId: id, amount: { amount: '1', currency: 'EUR' }, method: 'CASH' },
  };
  for (const [mutation, input] of Object.entries(inputs))
    await finance.refuseChange('FORBIDDEN', mutation, input, reader);
});

test('lists filter by status, number and overdue, and page by cursor', async () => {
  const { id } = await finance.draft('10.00');
  const { invoice } = await finance.change<InvoicePayload>('issueInvoice', {
    invoiceId: id,
    dueOn: '2026-03-11',
  });
  const before = await finance.run(financeManager, '{ invoices(isOverdue: true) { nodes { id } } }');
  expect(before).toEqual({ invoices: { nodes: [] } });
  now = new Date('2026-03-12T00:00:00Z');
  const after = await finance.read(
    `{ overdue: invoices(isOverdue: true) { nodes { id isOverdue } }
      numbered: invoices(number: ${invoice.number}) { nodes { id } }
      drafts: invoices(status: [DRAFT], number: ${invoice.number}) { totalCount }
      early: invoices(issuedTo: "2026-03-09") { totalCount } late: invoices(issuedFrom: "2026-03-10", issuedTo: "2026-03-10", number: ${invoice.number}) { totalCount } }`,
  );
  expect(after).toMatchObject({
    overdue: { nodes: [{ id, isOverdue: true }] },
    numbered: { nodes: [{ id }] },
    drafts: { totalCount: 0 },
    early: { totalCount: 0 },
    late: { totalCount: 1 },
  });
  for (let index = 0; index < 7; index += 1) await finance.draft('1.00');
  interface Page {
    readonly totalCount: number;
    readonly nodes: ReadonlyArray<{ readonly id: string }>;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  }
  const page = async (after?: string): Promise<Page> => {
    const { invoices } = await finance.read<{ invoices: Page }>(
      'query($after: String) { invoices(first: 3, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }',
      { after },
    );
    return invoices;
  };
  const seen = new Set<string>();
  for (let cursor: string | undefined; ; ) {
    const found = await page(cursor);
    for (const node of found.nodes) seen.add(node.id);
    if (!found.pageInfo.hasNextPage) {
      expect(seen.size).toBe(found.totalCount);
      break;
    }
    cursor = found.pageInfo.endCursor;
  }
});
