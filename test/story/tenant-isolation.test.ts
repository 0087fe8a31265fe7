import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { demoCustomers, demoPassword, demoUsers } from '../../subgraphs/kit/demo/demo-people.ts';
import { demoEvents, demoReservations } from '../../subgraphs/kit/demo/demo-sales.ts';
import { demoId } from '../../subgraphs/kit/uuid-v7.ts';
import { createGraphqlClient, type GraphqlClient } from '../harness/graphql-client.ts';
import { type RunningErp, startErp } from '../harness/start-erp.ts';

/**
 * Every query of the API, with every id of the other organization that fits, selecting everything three levels
 * deep: no byte of the other organization comes back. What is public by design (published events) is excepted.
 */
const schema: GraphQLSchema = buildSchema(
  readFileSync(path.join(import.meta.dirname, '../../schema/generated/api.graphql'), 'utf8'),
);
const maxDepth = 3;

let erp: RunningErp;
let stranger: GraphqlClient;
let member: GraphqlClient;

beforeAll(async () => {
  erp = await startErp();
  stranger = createGraphqlClient(erp.url);
  await stranger.login('admin@globex.example', demoPassword);
  member = createGraphqlClient(erp.url);
  await member.login('owner@acme.example', demoPassword);
}, 40_000);
afterAll(() => erp.stop());

/** Everything below a type that needs no arguments, at most `maxDepth` levels of objects. */
function selectAll(type: GraphQLNamedType, depth: number): string {
  if (isLeafType(type)) return '';
  if (isAbstractType(type)) {
    const members = schema
      .getPossibleTypes(type)
      .map((possible) => `... on ${possible.name} ${selectAll(possible, depth)}`);
    return `{ __typename ${members.filter((member) => member.includes('{')).join(' ')} }`;
  }
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields()).flatMap((field) => selectField(field, depth));
  return fields.length > 0 ? `{ ${fields.join(' ')} }` : '{ __typename }';
}

function selectField(field: GraphQLField<unknown, unknown>, depth: number): string[] {
  if (field.args.some(isRequiredArgument)) return [];
  const type = getNamedType(field.type);
  if (isLeafType(type)) return [field.name];
  const isWrapper = /(Connection|Edge|PageInfo|Money)$/.test(type.name);
  if (depth === 0 && !isWrapper) return [];
  return [`${field.name} ${selectAll(type, isWrapper ? depth : depth - 1)}`];
}

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

interface RootOperation {
  readonly name: string;
  readonly text: string;
  /** Whether it asks by id, as `$id`. */
  readonly takesId: boolean;
}

/** One operation per root field; every argument of type ID is `$id`. */
function operationsOf(queryType: GraphQLObjectType): readonly RootOperation[] {
  return Object.values(queryType.getFields()).map((field) => {
    const required = field.args.filter(isRequiredArgument);
    const takesId = required.some((argument) => getNamedType(argument.type).name === 'ID');
    const filled = required.map((argument) => `${argument.name}: ${valueFor(getNamedType(argument.type))}`);
    const call = filled.length > 0 ? `${field.name}(${filled.join(', ')})` : field.name;
    const selection = selectAll(getNamedType(field.type), maxDepth);
    return {
      name: field.name,
      text: `query${takesId ? '($id: ID!)' : ''} { ${call} ${selection} }`,
      takesId,
    };
  });
}

function valueFor(type: GraphQLNamedType): string {
  if (type.name === 'ID') return '$id';
  if (type.name === 'Date') return '"2026-01-01"';
  if (type.name === 'Int') return '3';
  return isEnumType(type) ? (type.getValues()[0]?.name ?? '') : '"owner"';
}

test('nothing of an organization reaches the admin of another one through any query', async () => {
  const queryType = schema.getQueryType();
  if (!queryType) throw new Error('The API has no queries.');
  const ids = [...acmeIds, ...(await readFurtherIds())];
  expect(ids.length).toBeGreaterThan(30);
  const canaries = [...ids, '@acme.example', 'Acme'];
  const publicQueries = new Set(['event', 'events', 'queueEntry']);

  const operations = operationsOf(queryType);
  const leaks: string[] = [];
  let answered = 0;
  let sent = 0;
  for (const { name, text, takesId } of operations) {
    for (const id of takesId ? ids : ['']) {
      const answer = await stranger.send(text, takesId ? { id } : {});
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
}, 120_000);

test('the same queries do find the rows of the organization for its own members', async () => {
  const { customer, reservation, invoices } = await member.run(
    `{ customer(id: "${demoCustomers[0]?.id}") { id } reservation(id: "${demoReservations[0]?.id}") { id } invoices(first: 1) { nodes { id } } }`,
  );
  expect([customer, reservation, invoices]).not.toContain(null);
});

test('a draft event of another organization is not public', async () => {
  const draft = demoEvents.find((event) => event.status === 'DRAFT');
  const answer = await stranger.send(`{ event(id: "${draft?.id}") { id name } }`);
  expect(answer.data).toEqual({ event: null });
});
