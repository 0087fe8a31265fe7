import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { demoPassword } from '../../subgraphs/kit/demo/demo-people.ts';
import { createGraphqlClient, type GraphqlClient } from '../harness/graphql-client.ts';
import { type RunningErp, startErp } from '../harness/start-erp.ts';

let erp: RunningErp;
let admin: GraphqlClient;

beforeAll(async () => {
  erp = await startErp();
  admin = createGraphqlClient(erp.url);
  await admin.login('admin@acme.example', demoPassword);
});
afterAll(() => erp.stop());

/** gRPC calls each subgraph has made so far, as `crm BatchGetCustomers` → count. */
async function countRpcs(): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const [name, url] of Object.entries(erp.subgraphUrls)) {
    const text = await (await fetch(new URL('/metrics', url))).text();
    for (const [, labels = '', value] of text.matchAll(
      /^erp_grpc_call_duration_seconds_count\{(.*)\} (\d+)$/gm,
    )) {
      const method = /method="(\w+)"/i.exec(labels)?.[1] ?? '';
      counts.set(`${name} ${method}`, (counts.get(`${name} ${method}`) ?? 0) + Number(value));
    }
  }
  return counts;
}

test('a hundred customers with owner, invoices, reservations and payments cost one RPC per entity type and level', async () => {
  for (let index = 0; index < 70; index += 10) {
    const mutations = Array.from(
      { length: 10 },
      (_, offset) =>
        `c${offset}: createCustomer(input: { kind: COMPANY, name: "Batch ${index + offset}" }) { customer { id } }`,
    );
    await admin.run(`mutation { ${mutations.join('\n')} }`);
  }
  const before = await countRpcs();
  const { customers } = await admin.run<{
    customers: {
      nodes: ReadonlyArray<{
        owner: { displayName: string };
        invoices: { nodes: readonly unknown[] };
        reservations: { nodes: ReadonlyArray<{ payment: unknown }> };
      }>;
    };
  }>(`{
    customers(first: 100) {
      nodes {
        id
        owner { displayName employee { position } }
        invoices(first: 5) { nodes { number status amountDue { amount currency } } }
        outstandingBalance { amount currency }
        reservations(first: 5) {
          nodes { id status event { name } payment { status amount { amount } } invoice { number } }
        }
      }
    }
  }`);
  expect(customers.nodes).toHaveLength(100);
  expect(customers.nodes.some((customer) => customer.invoices.nodes.length > 0)).toBe(true);
  expect(
    customers.nodes.some((customer) =>
      customer.reservations.nodes.some((reservation) => reservation.payment !== null),
    ),
  ).toBe(true);

  const after = await countRpcs();
  const made = new Map(
    [...after]
      .map(([rpc, count]) => [rpc, count - (before.get(rpc) ?? 0)] as const)
      .filter(([, count]) => count > 0),
  );
  expect([...made].filter(([, count]) => count > 1)).toEqual([]);
  expect(made.size).toBeGreaterThanOrEqual(6);
});
