import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { demoPassword } from '../../subgraphs/kit/demo/demo-people.ts';
import { type ClientAnswer, createGraphqlClient, type GraphqlClient } from '../harness/graphql-client.ts';
import { type RunningErp, startErp } from '../harness/start-erp.ts';

/** A refused field is null and one error; everything else is answered. */
let erp: RunningErp;
let sales: GraphqlClient;

beforeAll(async () => {
  erp = await startErp();
  sales = createGraphqlClient(erp.url);
  await sales.login('sales@acme.example', demoPassword);
});
afterAll(() => erp.stop());

const refusals = ({ errors }: ClientAnswer): unknown[] =>
  errors.map(({ path, extensions }) => [path?.join('.'), extensions['code']]);

test('sales reads the numbers of invoices whose journal entries it may not see', async () => {
  const answer = await sales.send(
    '{ invoices(first: 2, status: PAID) { nodes { number journalEntries { id } } } }',
  );
  expect(answer.data).toEqual({
    invoices: {
      nodes: [
        { number: expect.any(Number), journalEntries: null },
        { number: expect.any(Number), journalEntries: null },
      ],
    },
  });
  expect(refusals(answer)).toEqual([
    ['invoices.nodes.0.journalEntries', 'FORBIDDEN'],
    ['invoices.nodes.1.journalEntries', 'FORBIDDEN'],
  ]);
});

test('a list that the viewer may not ask for leaves the lists beside it', async () => {
  const answer = await sales.send('{ customers(first: 1) { nodes { id } } trialBalance { isBalanced } }');
  expect(answer.data).toEqual({
    customers: { nodes: [{ id: expect.any(String) }] },
    trialBalance: null,
  });
  expect(refusals(answer)).toEqual([['trialBalance', 'FORBIDDEN']]);
});

test('a mutation that is refused leaves the answer of the one that was done', async () => {
  const answer = await sales.send(`mutation {
    createLead(input: { name: "Ada Ito", source: WEBSITE }) { lead { name } }
    createLedgerAccount(input: { code: "9999", name: "Mine", type: INCOME }) { ledgerAccount { id } }
  }`);
  expect(answer.data).toEqual({ createLead: { lead: { name: 'Ada Ito' } }, createLedgerAccount: null });
  expect(refusals(answer)).toEqual([['createLedgerAccount', 'FORBIDDEN']]);
});
