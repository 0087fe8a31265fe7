import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildSchema, isRequiredArgument } from 'graphql';
import type { GraphqlClient } from '../harness/graphql-client.ts';
import { logInEveryRole } from '../harness/log-in-every-role.ts';
import { everyRole, loadRoleExpectations } from '../harness/role-expectation.ts';
import { type RunningErp, startErp } from '../harness/start-erp.ts';
import { type ProbeOperation, probeOperations } from './probe-operations.ts';

/** Every root field of the API, asked by every role through the router, against what the domains say about it. */
const schema = buildSchema(
  readFileSync(path.join(import.meta.dirname, '../../schema/generated/api.graphql'), 'utf8'),
);
const operations = probeOperations(schema);
const expectations = await loadRoleExpectations();
let erp: RunningErp;
let clients: ReadonlyMap<string, GraphqlClient>;

beforeAll(async () => {
  erp = await startErp();
  clients = await logInEveryRole(erp.url);
  // The session is the only one, so that asking for logoutEverywhere without the current one ends none.
  for (const [role, client] of clients)
    if (role !== 'anonymous')
      await client.run('mutation { logoutEverywhere(input: { keepCurrent: true }) { revokedSessions } }');
});
afterAll(() => erp.stop());

function clientOf(role: string): GraphqlClient {
  const client = clients.get(role);
  if (!client) throw new Error(`No client is logged in as ${role}.`);
  return client;
}

const deniedCodes = new Set<unknown>(['FORBIDDEN', 'UNAUTHENTICATED']);
/** What an allowed role gets for unknown ids and arbitrary texts. */
const allowedCodes = new Set<unknown>([undefined, 'NOT_FOUND', 'BAD_USER_INPUT', 'CONFLICT']);

async function ask(role: string, operation: ProbeOperation): Promise<'allowed' | 'denied'> {
  const answer = await clientOf(role).send(operation.text, { ...operation.variables });
  const code = answer.errors[0]?.extensions['code'];
  if (allowedCodes.has(code)) return 'allowed';
  if (!deniedCodes.has(code)) throw new Error(`${operation.name} as ${role}: ${answer.text}`);
  // Only anonymous clients are asked to log in: for the others a login would change nothing.
  expect([operation.name, role, code]).toEqual([
    operation.name,
    role,
    role === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN',
  ]);
  return 'denied';
}

/** Counts that any change would move: of every list of the API. */
async function readCounts(): Promise<unknown> {
  const lists = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(
    ({ type, args }) => /Connection!?$/.test(String(type)) && !args.some(isRequiredArgument),
  );
  expect(lists.length).toBeGreaterThan(10);
  const fields = lists.map(({ name, args }) => {
    const all = args.some((argument) => argument.name === 'includeArchived') ? '(includeArchived: true)' : '';
    return `${name}${all} { totalCount }`;
  });
  // One operation each, because the number of root fields in one is limited.
  return Promise.all(
    [...fields, 'organization { name slug version }'].map((field) => clientOf('owner').run(`{ ${field} }`)),
  );
}

test('the domains declare the roles of every root field, once, and these roles exist', () => {
  expect(expectations.flatMap(({ roles }) => roles).filter((role) => !everyRole.includes(role))).toEqual([]);
  const listed = expectations.flatMap(({ queries, mutations }) => [
    ...namesIn(queries).map((name) => `Query.${name}`),
    ...namesIn(mutations).map((name) => `Mutation.${name}`),
  ]);
  expect(listed.toSorted()).toEqual(operations.map(({ name }) => name).toSorted());
});

test('every role is allowed and denied exactly what the domains say, and asking changes nothing', async () => {
  const before = await readCounts();
  const wrong: string[] = [];
  for (const operation of operations) {
    const [type, field = ''] = operation.name.split('.');
    const expected = expectations.find(({ queries, mutations }) =>
      namesIn(type === 'Query' ? queries : mutations).includes(field),
    );
    const outcomes = await Promise.all(
      everyRole.map(async (role) => ({ role, outcome: await ask(role, operation) })),
    );
    for (const { role, outcome } of outcomes)
      if ((outcome === 'allowed') !== expected?.roles.includes(role))
        wrong.push(`${operation.name} is ${outcome} for ${role}`);
  }
  expect(wrong).toEqual([]);
  expect(await readCounts()).toEqual(before);
});

function namesIn(list: string): string[] {
  return list.split(' ').filter((name) => name !== '');
}
