import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DomainUnderTest } from '../../../test/harness/start-domain.ts';
import { startDomain } from '../../../test/harness/start-domain.ts';
import { userViewer } from '../../../test/harness/viewers.ts';
import { acme, demoCustomer } from '../../kit/demo/demo-people.ts';
import { demoReservations } from '../../kit/demo/demo-sales.ts';
import type { PartMetrics } from '../../kit/observability/part-metrics.ts';
import { createPartMetrics } from '../../kit/observability/part-metrics.ts';
import { domain } from '../domain.ts';
import { startFinanceSubgraph } from '../subgraph.ts';
import { financeManager } from './start-finance.ts';

let finance: DomainUnderTest;
const calls: string[] = [];
const manager = userViewer(financeManager.permissions, { organizationId: acme.id });

beforeAll(async () => {
  const metrics: PartMetrics = {
    ...createPartMetrics('finance-subgraph', { collectProcessMetrics: false }),
    observeGrpcCall: (method) => calls.push(method),
  };
  const counted = {
    ...domain,
    startSubgraph: (options: Parameters<typeof startFinanceSubgraph>[0]) =>
      startFinanceSubgraph({ ...options, metrics }),
  };
  finance = await startDomain(counted, { seedDemo: true });
});
afterAll(() => finance.close());

async function callsOf(query: string, variables: Record<string, unknown> = {}): Promise<readonly string[]> {
  calls.length = 0;
  const answer = await finance.query(manager, query, variables);
  expect(answer.errors).toEqual([]);
  return calls.toSorted();
}

test('a wide list makes one call for each entity type and level', async () => {
  const made = await callsOf(`{ invoices(first: 35) { nodes { id lines { account { code balance { amount } } }
    settlements { amount { amount } journalEntry { id } }
    journalEntries { lines { account { name } } invoice { number } reversalOf { id } } } } }`);
  expect(made).toEqual([
    'batchGetInvoices',
    // Of the settlements, and of what was reversed.
    'batchGetJournalEntries',
    'batchGetJournalEntries',
    'batchGetLedgerAccountBalances',
    // Of the lines of invoices, and of the lines of entries.
    'batchGetLedgerAccounts',
    'batchGetLedgerAccounts',
    'batchListJournalEntriesByInvoice',
    'batchListSettlementsByInvoice',
    'listInvoices',
  ]);
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
  expect(made).toEqual(['batchGetOutstandingBalances', 'batchListInvoicesByCustomer']);
});

test('many reservations cost one call for their invoices', async () => {
  const made = await callsOf(
    'query($r: [_Any!]!) { _entities(representations: $r) { ... on Reservation { invoice { number total { amount } } } } }',
    { r: demoReservations.map(({ id }) => ({ __typename: 'Reservation', id })) },
  );
  expect(made).toEqual(['batchGetInvoicesByReservation']);
});

test('a report costs one call and one for its accounts', async () => {
  const made = await callsOf(
    '{ trialBalance { isBalanced rows { account { code name } debit { amount } } } }',
  );
  expect(made).toEqual(['batchGetLedgerAccounts', 'getTrialBalance']);
});
