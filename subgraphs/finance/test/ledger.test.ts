import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { userViewer } from '../../../test/harness/viewers.ts';
import { type FinanceUnderTest, startFinance } from './start-finance.ts';
import { buyer, financeManager, foreignManager } from './viewers.ts';

let finance: FinanceUnderTest;
const accountIds = new Map<string, string>();

beforeAll(async () => {
  finance = await startFinance({ clock: () => new Date('2026-05-20T08:00:00Z') });
  const { ledgerAccounts } = await finance.read<{
    ledgerAccounts: { nodes: Array<{ id: string; code: string }> };
  }>('{ ledgerAccounts(first: 100) { nodes { id code } } }');
  for (const { id, code } of ledgerAccounts.nodes) accountIds.set(code, id);
});
afterAll(() => finance.close());

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const idOf = (code: string) => accountIds.get(code) ?? '';
const post =
  'mutation($input: PostJournalEntryInput!) { postJournalEntry(input: $input) { journalEntry { id } } }';
const reverse = `mutation($input: ReverseJournalEntryInput!) { reverseJournalEntry(input: $input) {
  journalEntry { source description postedOn lines { debit { amount } credit { amount } } reversalOf { id } }
  reversed { id reversedBy { source } } } }`;
const create = `mutation($input: CreateLedgerAccountInput!) {
  createLedgerAccount(input: $input) { ledgerAccount { id code type isControlAccount balance { amount currency } } } }`;

async function postEntry(input: Record<string, unknown>): Promise<string> {
  const { postJournalEntry } = await finance.read<{ postJournalEntry: { journalEntry: { id: string } } }>(
    post,
    { input },
  );
  return postJournalEntry.journalEntry.id;
}

const rent = {
  description: 'Rent',
  lines: [
    { accountId: '', debit: eur('900.00'), memo: 'May' },
    { accountId: '', credit: eur('900.00') },
  ],
};
const rentLines = () => [
  { ...rent.lines[0], accountId: idOf('6100') },
  { ...rent.lines[1], accountId: idOf('1010') },
];

test('an organization without books gets the standard chart when it first looks, its own', async () => {
  const list =
    '{ ledgerAccounts(first: 2, type: [ASSET]) { totalCount nodes { code name type isControlAccount balance { amount currency } } } }';
  const acme = await finance.run(financeManager, list);
  expect(acme).toEqual({
    ledgerAccounts: {
      totalCount: 5,
      nodes: [
        {
          code: '1000',
          name: 'Cash',
          type: 'ASSET',
          isControlAccount: false,
          balance: { amount: '0.00', currency: 'EUR' },
        },
        {
          code: '1010',
          name: 'Bank',
          type: 'ASSET',
          isControlAccount: false,
          balance: { amount: '0.00', currency: 'EUR' },
        },
      ],
    },
  });
  const foreign = await finance.run(foreignManager, `{ ledgerAccount(id: "${idOf('1000')}") { id } }`);
  expect(foreign).toEqual({ ledgerAccount: null });
});

test('a manual entry moves balances, in several currencies side by side', async () => {
  await postEntry({
    description: 'Mixed purchase',
    postedOn: '2026-05-01',
    lines: [
      { accountId: idOf('5000'), debit: eur('10.00') },
      { accountId: idOf('1000'), credit: eur('10.00') },
      { accountId: idOf('5000'), debit: { amount: '500', currency: 'JPY' } },
      { accountId: idOf('1000'), credit: { amount: '500', currency: 'JPY' } },
    ],
  });
  const answer = await finance.run(
    financeManager,
    `{ cash: ledgerAccount(id: "${idOf('1000')}") { balance { amount } balances { amount currency } }
       cost: ledgerAccount(id: "${idOf('5000')}") { balances { amount currency } }
       journalEntries(accountId: "${idOf('5000')}") { totalCount nodes { postedOn source postedBy { id } } } }`,
  );
  expect(answer).toEqual({
    cash: {
      balance: { amount: '-10.00' },
      balances: [
        { amount: '-10.00', currency: 'EUR' },
        { amount: '-500', currency: 'JPY' },
      ],
    },
    cost: {
      balances: [
        { amount: '10.00', currency: 'EUR' },
        { amount: '500', currency: 'JPY' },
      ],
    },
    journalEntries: {
      totalCount: 1,
      nodes: [{ postedOn: '2026-05-01', source: 'MANUAL', postedBy: { id: 'user-1' } }],
    },
  });
});

test('an entry that does not balance in each currency is refused', async () => {
  const refused = await finance.refuse('BAD_USER_INPUT', financeManager, post, {
    input: {
      description: 'Off by a cent',
      lines: [
        { accountId: idOf('5000'), debit: eur('10.00') },
        { accountId: idOf('1000'), credit: eur('9.99') },
      ],
    },
  });
  expect(refused.extensions).toEqual({
    code: 'BAD_USER_INPUT',
    fields: [{ path: 'lines', message: 'Debits and credits differ in EUR.' }],
  });
});

test('a line needs an account of the organization and one side', async () => {
  const refuse = async (lines: unknown[]) =>
    (await finance.refuse('BAD_USER_INPUT', financeManager, post, { input: { description: 'x', lines } }))
      .extensions['fields'];
  expect(
    await refuse([
      { accountId: idOf('5000'), debit: eur('1'), credit: eur('1') },
      { accountId: idOf('1000'), credit: eur('0') },
    ]),
  ).toMatchObject([{ path: 'lines.0' }, { path: 'lines.1.credit' }]);
  expect(
    await refuse([
      { accountId: 'nowhere', debit: eur('2') },
      { accountId: idOf('1200'), credit: eur('1') },
      { accountId: idOf('2100'), credit: eur('1') },
    ]),
  ).toEqual([
    { path: 'lines.0.accountId', message: 'Not an account of the organization.' },
    {
      path: 'lines.1.accountId',
      message: 'Account 1200 is kept by invoices and payments and closed to manual entries.',
    },
    {
      path: 'lines.2.accountId',
      message: 'Account 2100 is kept by invoices and payments and closed to manual entries.',
    },
  ]);
  const future = await finance.refuse('BAD_USER_INPUT', financeManager, post, {
    input: { description: 'x', postedOn: '2026-05-21', lines: rentLines() },
  });
  expect(future.extensions).toMatchObject({ fields: [{ path: 'postedOn' }] });
});

test('a manual entry is taken back once, by its counter-entry', async () => {
  const id = await postEntry({ description: 'Rent', postedOn: '2026-05-02', lines: rentLines() });
  await finance.refuse('BAD_USER_INPUT', financeManager, reverse, {
    input: { journalEntryId: id, postedOn: '2026-05-01' },
  });
  const first = await finance.run(financeManager, reverse, { input: { journalEntryId: id } });
  expect(first).toEqual({
    reverseJournalEntry: {
      journalEntry: {
        source: 'REVERSAL',
        description: 'Reversal: Rent',
        postedOn: '2026-05-20',
        lines: [
          { debit: null, credit: { amount: '900.00' } },
          { debit: { amount: '900.00' }, credit: null },
        ],
        reversalOf: { id },
      },
      reversed: { id, reversedBy: { source: 'REVERSAL' } },
    },
  });
  const second = await finance.refuse('CONFLICT', financeManager, reverse, { input: { journalEntryId: id } });
  expect(second.extensions).toMatchObject({
    code: 'CONFLICT',
    metadata: { currentState: 'REVERSED' },
  });
});

test('entries of invoices and counter-entries are not reversed by hand', async () => {
  const draft = await finance.draft('10.00');
  await finance.change('issueInvoice', { invoiceId: draft.id });
  const journal = await finance.run(
    financeManager,
    '{ issued: journalEntries(source: [INVOICE_ISSUED], first: 1) { nodes { id } } counter: journalEntries(source: [REVERSAL], first: 1) { nodes { id } } }',
  );
  const ids = Object.values(journal).flatMap((list) => (list as { nodes: Array<{ id: string }> }).nodes);
  expect(ids).toHaveLength(2);
  for (const { id } of ids) {
    await finance.refuse('CONFLICT', financeManager, reverse, { input: { journalEntryId: id } });
  }
});

test('a foreign entry is as unknown as any', async () => {
  const id = await postEntry({ description: 'Rent', lines: rentLines() });
  for (const journalEntryId of [id, 'none']) {
    await finance.refuse('NOT_FOUND', foreignManager, reverse, { input: { journalEntryId } });
  }
  const read = await finance.run(foreignManager, `{ journalEntry(id: "${id}") { id } }`);
  expect(read).toEqual({ journalEntry: null });
});

test('accounts are added with a code that is free and well formed', async () => {
  const input = { code: '4200', name: 'Sponsoring', type: 'INCOME' };
  const added = await finance.run(financeManager, create, { input });
  expect(added['createLedgerAccount']).toMatchObject({
    ledgerAccount: {
      code: '4200',
      type: 'INCOME',
      isControlAccount: false,
      balance: { amount: '0.00', currency: 'EUR' },
    },
  });
  const taken = await finance.refuse('BAD_USER_INPUT', financeManager, create, { input });
  expect(taken.extensions).toEqual({
    code: 'BAD_USER_INPUT',
    fields: [{ path: 'code', message: 'The code 4200 is taken.' }],
  });
  await finance.run(foreignManager, create, { input });
  const malformed = await finance.refuse('BAD_USER_INPUT', financeManager, create, {
    input: { ...input, code: 'a b', name: '' },
  });
  expect(malformed.extensions).toMatchObject({ fields: [{ path: 'code' }, { path: 'name' }] });
  const found = await finance.run(financeManager, '{ ledgerAccounts(search: "sponsor") { nodes { code } } }');
  expect(found).toEqual({ ledgerAccounts: { nodes: [{ code: '4200' }] } });
});

test('the ledger is closed without permission', async () => {
  for (const query of [
    '{ ledgerAccounts { totalCount } }',
    '{ journalEntries { totalCount } }',
    '{ trialBalance { asOf } }',
    '{ agedReceivables { asOf } }',
    '{ profitAndLoss(from: "2026-01-01", to: "2026-12-31") { from } }',
  ])
    await finance.refuse('FORBIDDEN', buyer, query);
  const reader = userViewer(['finance:journal:read', 'finance:account:read']);
  for (const [mutation, input] of [
    [post, { description: 'x', lines: rentLines() }],
    [reverse, { journalEntryId: 'x' }],
    [create, { code: '1', name: 'x', type: 'ASSET' }],
  ] as const)
    await finance.refuse('FORBIDDEN', reader, mutation, { input });
});
