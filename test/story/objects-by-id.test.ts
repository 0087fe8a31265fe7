import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  buildSchema,
  type GraphQLField,
  getNamedType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { demoPassword } from '../../subgraphs/kit/demo/demo-people.ts';
import { domainRegistry } from '../../subgraphs/registry.ts';
import { createGraphqlClient, type GraphqlClient } from '../harness/graphql-client.ts';
import { logInEveryRole } from '../harness/log-in-every-role.ts';
import { type RunningErp, startErp } from '../harness/start-erp.ts';

/** `node` and `nodes` over all types, as every role: they answer exactly when the type's own query does. */
const schema = buildSchema(
  readFileSync(path.join(import.meta.dirname, '../../schema/generated/api.graphql'), 'utf8'),
);
const nodeInterface = schema.getType('Node');
const nodeTypes: readonly string[] = isInterfaceType(nodeInterface)
  ? schema.getPossibleTypes(nodeInterface).map(({ name }) => name)
  : [];

/** How a viewer sees an object otherwise: a root field, without its alias, whose answer has the id or does not. */
interface KnownObject {
  readonly type: string;
  readonly id: string;
  readonly otherwise: string;
}

let erp: RunningErp;
let clients: ReadonlyMap<string, GraphqlClient>;
let objects: readonly KnownObject[];

beforeAll(async () => {
  erp = await startErp();
  const foreigner = createGraphqlClient(erp.url);
  await foreigner.login('admin@globex.example', demoPassword);
  clients = new Map([...(await logInEveryRole(erp.url)), ['admin of Globex', foreigner]]);
  await joinWaitingRoom(clientOf('customer'));
  const found = new Map<string, KnownObject>();
  for (const client of clients.values())
    for (const object of await listObjects(client)) found.set(`${object.type} ${object.id}`, object);
  objects = [...found.values()];
});
afterAll(() => erp.stop());

function clientOf(role: string): GraphqlClient {
  const client = clients.get(role);
  if (!client) throw new Error(`No client is logged in as ${role}.`);
  return client;
}

async function joinWaitingRoom(client: GraphqlClient): Promise<void> {
  const { events } = await client.run<{
    readonly events: {
      readonly nodes: ReadonlyArray<{
        readonly id: string;
        readonly waitingRoom: { readonly enabled: boolean };
      }>;
    };
  }>('{ events(first: 50) { nodes { id waitingRoom { enabled } } } }');
  const event = events.nodes.find(({ waitingRoom }) => waitingRoom.enabled);
  await client.run('mutation($input: JoinQueueInput!) { joinQueue(input: $input) { queueEntry { id } } }', {
    input: { eventId: event?.id },
  });
}

/** Types that have no query of their own, and the field of another type that leads to them. */
const ways: Readonly<Record<string, string>> = {
  Ticket: 'Reservation.tickets',
  TicketType: 'Event.ticketTypes',
  Refund: 'PaymentIntent.refunds',
};
/** What a viewer has, not an object by its id. */
const ownRoots: Readonly<Record<string, string>> = {
  Notification: 'myNotifications(first: 100) { nodes { id } }',
  QueueEntry: 'queueEntry',
};

const fieldsOf = (type: string): ReadonlyArray<GraphQLField<unknown, unknown>> => {
  const declared = schema.getType(type);
  return isObjectType(declared) ? Object.values(declared.getFields()) : [];
};
const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
const hasOwnQuery = (type: string): boolean =>
  fieldsOf('Query').some(({ name, args }) => name === lowerFirst(type) && args[0]?.name === 'id');

function waysFrom(parent: string): ReadonlyArray<readonly [type: string, field: string]> {
  return Object.entries(ways).flatMap(([type, way]) => {
    const [from, field = ''] = way.split('.');
    return from === parent ? [[type, field] as const] : [];
  });
}

interface Row {
  readonly __typename: string;
  readonly id: string;
  readonly [field: string]: unknown;
}

/** What the client's lists show of all types, with what hangs off their rows. */
async function listObjects(client: GraphqlClient): Promise<readonly KnownObject[]> {
  const found: KnownObject[] = [];
  const lists = fieldsOf('Query').filter(
    ({ type, args }) => /Connection!?$/.test(String(type)) && !args.some(isRequiredArgument),
  );
  for (const { name, type } of lists) {
    const rowType = getNamedType(type).name.replace(/Connection$/, '');
    if (!nodeTypes.includes(rowType)) continue;
    const further = waysFrom(rowType).map(([, field]) => `${field} { __typename id }`);
    const { data } = await client.send(
      `{ ${name}(first: 5) { nodes { __typename id ${further.join(' ')} } } }`,
    );
    const rows = (data?.[name] as { readonly nodes: readonly Row[] } | null | undefined)?.nodes ?? [];
    for (const row of rows) {
      found.push({ type: rowType, id: row.id, otherwise: otherwiseOf(rowType, row.id) });
      for (const [inner, field] of waysFrom(rowType))
        for (const { id } of (row[field] ?? []) as readonly Row[])
          found.push({
            type: inner,
            id,
            otherwise: `${lowerFirst(rowType)}(id: "${row.id}") { ${field} { id } }`,
          });
    }
  }
  const { data } = await client.send(
    '{ organization { id } me { id } myEmployee { id department { id } } events(first: 20) { nodes { id } } }',
  );
  const { organization, me, myEmployee, events } = (data ?? {}) as Readonly<Record<string, Row | null>>;
  const own = { Organization: organization, User: me, Employee: myEmployee } as const;
  for (const [type, row] of Object.entries(own))
    if (row) found.push({ type, id: row.id, otherwise: otherwiseOf(type, row.id) });
  for (const { id } of (events?.['nodes'] ?? []) as readonly Row[]) {
    const place = await client.send(`{ queueEntry(eventId: "${id}") { id } }`);
    const entry = place.data?.['queueEntry'] as Row | null | undefined;
    if (entry)
      found.push({ type: 'QueueEntry', id: entry.id, otherwise: otherwiseOf('QueueEntry', entry.id) });
  }
  return found;
}

function otherwiseOf(type: string, id: string): string {
  return ownRoots[type]?.includes('{') ? ownRoots[type] : `${lowerFirst(type)}(id: "${id}") { id }`;
}

/** What the client sees otherwise, by id. */
async function listSeen(client: GraphqlClient): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  for (let start = 0; start < objects.length; start += 10) {
    const some = objects.slice(start, start + 10);
    const { data } = await client.send(
      `{ ${some.map(({ otherwise }, index) => `a${index}: ${otherwise}`).join(' ')} }`,
    );
    for (const [index, { id }] of some.entries())
      if (JSON.stringify(data?.[`a${index}`] ?? null).includes(id)) seen.add(id);
  }
  return seen;
}

const nodesQuery = 'query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';

test('objects of every type are known, of both organizations, and no two of them share an id', () => {
  expect(nodeTypes.length).toBeGreaterThan(15);
  expect(new Set(objects.map(({ type }) => type))).toEqual(new Set(nodeTypes));
  expect(nodeTypes.filter((type) => !hasOwnQuery(type) && !(type in ways) && !(type in ownRoots))).toEqual(
    [],
  );
  expect(objects.length).toBeGreaterThan(100);
  expect(new Set(objects.map(({ id }) => id)).size).toBe(objects.length);
});

test('every role finds by its id exactly what it sees by the query of its type', async () => {
  const differences: string[] = [];
  const outcomes = new Map(nodeTypes.map((type) => [type, new Set<boolean>()]));
  for (const [role, client] of clients) {
    const seen = await listSeen(client);
    const { nodes } = await client.run<{ readonly nodes: ReadonlyArray<Row | null> }>(nodesQuery, {
      ids: objects.map(({ id }) => id),
    });
    for (const [index, { type, id }] of objects.entries()) {
      const node = nodes[index];
      outcomes.get(type)?.add(node !== null);
      if (node ? node.__typename !== type || node.id !== id || !seen.has(id) : seen.has(id))
        differences.push(`${role}: ${type} ${id} is ${JSON.stringify(node)}, otherwise ${seen.has(id)}`);
    }
  }
  expect(differences).toEqual([]);
  // Every type was found by some and hidden from others, so that the comparison says something.
  for (const [type, found] of outcomes) expect([type, found.size]).toEqual([type, 2]);
});

test('the list keeps order and repetitions; an unknown id, a foreign one and no id at all are null alike', async () => {
  const owner = clientOf('owner');
  const of = (type: string): string => objects.find((object) => object.type === type)?.id ?? '';
  const { customers } = await clientOf('admin of Globex').run<{
    readonly customers: { readonly nodes: readonly Row[] };
  }>('{ customers(first: 1) { nodes { id } } }');
  const nothing = [
    customers.nodes[0]?.id ?? '',
    '019a0000-0000-7000-8000-00000000dead',
    '',
    'x',
    'Q3VzdG9tZXI6MQ==',
  ];
  const ids = [of('Invoice'), nothing[0], of('Customer'), of('Invoice'), ...nothing];
  expect(await owner.run(nodesQuery, { ids })).toEqual({
    nodes: [
      { __typename: 'Invoice', id: of('Invoice') },
      null,
      { __typename: 'Customer', id: of('Customer') },
      { __typename: 'Invoice', id: of('Invoice') },
      ...nothing.map(() => null),
    ],
  });
  const answers = await Promise.all(
    nothing.map((id) => owner.send('query($id: ID!) { node(id: $id) { __typename id } }', { id })),
  );
  for (const { status, text } of answers) expect([status, text]).toEqual([200, '{"data":{"node":null}}']);
  expect(await owner.run('{ nodes(ids: []) { id } }')).toEqual({ nodes: [] });
  // As every text of the API.
  const control = await owner.send('{ node(id: "\\u0000") { id } }');
  expect([control.data, control.errors[0]?.extensions['code']]).toEqual([{ node: null }, 'BAD_USER_INPUT']);
  const tooMany = await owner.send(nodesQuery, { ids: Array.from({ length: 1_001 }, () => of('Customer')) });
  expect(tooMany.errors).toMatchObject([{ path: ['nodes'], extensions: { code: 'BAD_USER_INPUT' } }]);
});

test('the fields of an object keep their own permission rules', async () => {
  const customer = clientOf('customer');
  const { invoices } = await customer.run<{ readonly invoices: { readonly nodes: readonly Row[] } }>(
    '{ invoices(first: 1) { nodes { id number } } }',
  );
  const [invoice] = invoices.nodes;
  const answer = await customer.send(
    'query($id: ID!) { node(id: $id) { ... on Invoice { number journalEntries { id } } } }',
    { id: invoice?.id },
  );
  expect(answer.data).toEqual({ node: { number: invoice?.['number'], journalEntries: null } });
  expect(answer.errors).toMatchObject([
    { path: ['node', 'journalEntries'], extensions: { code: 'FORBIDDEN' } },
  ]);
});

/** Calls of the subgraph node to services so far. */
async function countLookUps(): Promise<number> {
  const text = await (await fetch(new URL('/metrics', erp.subgraphUrls['node']))).text();
  const counts = text.matchAll(/^erp_grpc_call_duration_seconds_count\{.*\} (\d+)$/gm);
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
}

test('all ids of a request cost one call for each domain', async () => {
  const [first, second, ...others] = objects.map(({ id }) => id);
  const before = await countLookUps();
  await clientOf('owner').run(
    'query($a: ID!, $b: ID!, $ids: [ID!]!) { a: node(id: $a) { id } b: node(id: $b) { id } nodes(ids: $ids) { id } }',
    { a: first, b: second, ids: others.slice(0, 50) },
  );
  expect((await countLookUps()) - before).toBe(domainRegistry.length);
});

const everything = `query($ids: [ID!]!) { nodes(ids: $ids) {
  __typename
  ... on Customer { name owner { displayName } invoices(first: 2) { nodes { number customer { name } } } }
  ... on Event { title: name ticketTypes { name available } }
  ... on Reservation { event { name } payment { amount { amount } } }
  ... on Invoice { number lines { description } customer { name } }
  ... on User { displayName employee { position } }
  ... on Node { id }
} }`;

test('both engines of the router answer the same', async () => {
  const apollo = await startErp([], { ERP_FEDERATION_ENGINE: 'apollo' });
  try {
    const client = createGraphqlClient(apollo.url);
    await client.login('owner@acme.example', demoPassword);
    const ids = [...nodeTypes.map((type) => objects.find((object) => object.type === type)?.id), 'unknown'];
    const expected = await clientOf('owner').run<{ readonly nodes: readonly unknown[] }>(everything, { ids });
    expect(expected.nodes.filter((node) => node !== null).length).toBeGreaterThan(10);
    expect(await client.run(everything, { ids })).toEqual(expected);
  } finally {
    await apollo.stop();
  }
});
