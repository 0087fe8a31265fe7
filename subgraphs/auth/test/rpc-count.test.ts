import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createRpcCounter } from '../../../test/harness/count-rpcs.ts';
import { assertMissing } from '../../../test/harness/start-domain.ts';
import { acme, demoUsers } from '../../kit/demo/demo-people.ts';
import { type AuthUnderTest, startAuth } from './start-auth.ts';

let auth: AuthUnderTest;
const counter = createRpcCounter();

beforeAll(async () => {
  auth = await startAuth({ subgraphMetrics: counter.metrics });
});
afterAll(() => auth.close());

test('a wide nested query makes at most one RPC per entity type and level', async () => {
  const { viewer } = await auth.login('owner@acme.example');
  const users = demoUsers.map(({ id }) => ({ __typename: 'User', id }));
  counter.take();
  const answer = await auth.query(
    viewer,
    `query($r: [_Any!]!) {
      _entities(representations: $r) { ... on User { displayName email sessions { device } organization { name }
        roles { name permissions inherits { name inherits { name } } } } }
      users(first: 100) { nodes { sessions { ip } organization { name } roles { name } } }
      auditLog(first: 100) { nodes { actor { displayName } } }
    }`,
    { r: users },
  );
  // Two are of the other organization.
  const entities = answer.data?.['_entities'] as readonly unknown[];
  expect(entities.filter((user) => user !== null)).toHaveLength(8);
  assertMissing(
    answer,
    Object.fromEntries(users.flatMap((user, index) => (entities[index] === null ? [[index, user]] : []))),
  );
  const calls = counter.take();
  expect(calls).toEqual({
    // Representations first; the actors of the audit log are users of another level.
    batchGetUsers: expect.any(Number),
    listUsers: 1,
    listAuditEntries: 1,
    batchListSessionsByUsers: expect.any(Number),
    batchGetOrganizations: expect.any(Number),
    batchGetRoles: expect.any(Number),
  });
  expect(calls['batchGetUsers']).toBeLessThanOrEqual(2);
  expect(calls['batchListSessionsByUsers']).toBeLessThanOrEqual(2);
  expect(calls['batchGetOrganizations']).toBeLessThanOrEqual(2);
  // Three levels of roles.
  expect(calls['batchGetRoles']).toBeLessThanOrEqual(4);
});

test('one RPC answers who one is and for which organization', async () => {
  const { viewer } = await auth.login('owner@acme.example');
  counter.take();
  const operations = [
    '{ me { displayName organization { name } } }',
    '{ me { displayName ...Of } } fragment Of on User { organization { name } }',
  ];
  for (const operation of operations) {
    const answer = await auth.query(viewer, operation);
    expect(answer.errors).toEqual([]);
    expect(answer.data).toMatchObject({ me: { organization: { name: acme.name } } });
    expect(counter.take()).toEqual({ getMe: 1 });
  }
});

test('the organization is not read unless it is selected', async () => {
  const { viewer } = await auth.login('owner@acme.example');
  const call = await auth.callAs(viewer);
  const [alone, both] = await Promise.all([
    auth.rpc.getMe({ withOrganization: false }, call),
    auth.rpc.getMe({ withOrganization: true }, call),
  ]);
  expect(alone.organization).toBeUndefined();
  expect(both.organization).toMatchObject({ id: both.user?.organizationId, name: acme.name });
});
