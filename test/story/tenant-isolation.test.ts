import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { demoCustomers, demoPassword, demoUsers } from '../../subgraphs/kit/demo/demo-people.ts';
import { demoEvents, demoReservations } from '../../subgraphs/kit/demo/demo-sales.ts';
import { demoId } from '../../subgraphs/kit/values/uuid-v7.ts';
import { allQueries } from '../harness/all-queries.ts';
import { createGraphqlClient, type GraphqlClient } from '../harness/graphql-client.ts';
import { type RunningErp, startErp } from '../harness/start-erp.ts';

/**
 * Every query of the API, with every id of the other organization that fits, selecting everything three levels
 * deep: no byte of the other organization comes back. What is public by design (published events) is excepted.
 */
let erp: RunningErp;
let otherAdmin: GraphqlClient;
let member: GraphqlClient;

beforeAll(async () => {
  erp = await startErp();
  otherAdmin = createGraphqlClient(erp.url);
  await otherAdmin.login('admin@globex.example', demoPassword);
  member = createGraphqlClient(erp.url);
  await member.login('owner@acme.example', demoPassword);
});
afterAll(() => erp.stop());

const acmeIds: readonly string[] = [
  demoId('organization', 'acme'),
  ...demoUsers.filter((user) => user.organization.slug === 'acme').map((user) => user.id),
  ...demoCustomers.slice(0, 3).map((customer) => customer.id),
  ...demoReservations.slice(0, 3).flatMap((reservation) => [reservation.id, reservation.paymentIntentId]),
  ...demoEvents.filter((event) => event.status === 'DRAFT').map((event) => event.id),
];

/** Ids of rows that only their domains know, read by a member of the organization. */
async function readFurtherIds(): Promise<readonly string[]> {
  const answer = await member.send(`{
    invoices(first: 3) { nodes { id } } leads(first: 3) { nodes { id } } opportunities(first: 3) { nodes { id } }
    employees(first: 3) { nodes { id } } departments(first: 3) { nodes { id } } journalEntries(first: 3) { nodes { id } }
    leaveRequests(first: 3) { nodes { id } }
  }`);
  return [...answer.text.matchAll(/"id":"([^"]+)"/g)].map((match) => match[1] ?? '');
}

test('no query shows data of an organization to the admin of another one', async () => {
  const ids = [...acmeIds, ...(await readFurtherIds())];
  expect(ids.length).toBeGreaterThan(30);
  const canaries = [...ids, '@acme.example', 'Acme'];
  const publicQueries = new Set(['event', 'events', 'queueEntry']);

  const operations = allQueries();
  const leaks: string[] = [];
  let answered = 0;
  let sent = 0;
  for (const { name, text, takesId } of operations) {
    for (const id of takesId ? ids : ['']) {
      const answer = await otherAdmin.send(text, takesId ? { id } : {});
      sent += 1;
      if (answer.data !== null) answered += 1;
      // The ids a query asks for come back in messages such as "… was not found": the data is what counts.
      const received = JSON.stringify(answer.data);
      const found = canaries.filter((canary) => received.includes(canary));
      if (found.length > 0 && !publicQueries.has(name)) {
        leaks.push(`${name}: ${found.join(', ')} in ${received.slice(0, 300)}`);
      }
    }
  }
  expect(leaks).toEqual([]);
  expect(answered).toBeGreaterThan(sent / 2);
});

test('the same queries do find the rows of the organization for its own members', async () => {
  const { customer, reservation, invoices } = await member.run(
    `{ customer(id: "${demoCustomers[0]?.id}") { id } reservation(id: "${demoReservations[0]?.id}") { id } invoices(first: 1) { nodes { id } } }`,
  );
  expect([customer, reservation, invoices]).not.toContain(null);
});

test('a draft event of another organization is not public', async () => {
  const draft = demoEvents.find((event) => event.status === 'DRAFT');
  const answer = await otherAdmin.send(`{ event(id: "${draft?.id}") { id name } }`);
  expect(answer.data).toEqual({ event: null });
});
