import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createRpcCounter } from '../../../test/harness/count-rpcs.ts';
import { userViewer } from '../../../test/harness/viewers.ts';
import { acme, demoCustomer } from '../../kit/demo/demo-people.ts';
import { demoReservations } from '../../kit/demo/demo-sales.ts';
import { type FinanceUnderTest, startFinance } from './start-finance.ts';
import { financeManager } from './viewers.ts';

let finance: FinanceUnderTest;
const rpcs = createRpcCounter();
const manager = userViewer(financeManager.permissions, { organizationId: acme.id });

beforeAll(async () => {
  finance = await startFinance({ seedDemo: true, subgraphMetrics: rpcs.metrics });
});
afterAll(() => finance.close());

/** The RPCs that a query which must succeed makes, by method. */
async function callsOf(
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Record<string, number>> {
  rpcs.take();
  await finance.run(manager, query, variables);
  return rpcs.take();
}

test('a wide list makes one call for each entity type and level', async () => {
  const made = await callsOf(`{ invoices(first: 35) { nodes { id lines { account { code balance { amount } } }
    settlements { amount { amount } journalEntry { id } }
    journalEntries { lines { account { name } } invoice { number } reversalOf { id } } } } }`);
  expect(made).toEqual({
    batchGetInvoices: 1,
    // Of the settlements, and of what was reversed.
    batchGetJournalEntries: 2,
    batchGetLedgerAccountBalances: 1,
    // Of the lines of invoices, and of the lines of entries.
    batchGetLedgerAccounts: 2,
    batchListJournalEntriesByInvoice: 1,
    batchListSettlementsByInvoice: 1,
    listInvoices: 1,
  });
});

test('many customers cost one call for their invoices and one for what they owe', async () => {
  const customers = Array.from({ length: 30 }, (_, index) => ({
    __typename: 'Customer',
    id: demoCustomer(index + 1).id,
  }));
  const made = await callsOf(
    `query($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { invoices(first: 5) { totalCount nodes { number } }
      outstandingBalance { amount } } } }`,
    { r: customers },
  );
  expect(made).toEqual({
    batchGetOutstandingBalances: 1,
    batchListInvoicesByCustomer: 1,
  });
});

test('many reservations cost one call for their invoices', async () => {
  const made = await callsOf(
    'query($r: [_Any!]!) { _entities(representations: $r) { ... on Reservation { invoice { number total { amount } } } } }',
    { r: demoReservations.map(({ id }) => ({ __typename: 'Reservation', id })) },
  );
  expect(made).toEqual({
    batchGetInvoicesByReservation: 1,
  });
});

test('a report costs one call and one for its accounts', async () => {
  const made = await callsOf(
    '{ trialBalance { isBalanced rows { account { code name } debit { amount } } } }',
  );
  expect(made).toEqual({
    batchGetLedgerAccounts: 1,
    getTrialBalance: 1,
  });
});
