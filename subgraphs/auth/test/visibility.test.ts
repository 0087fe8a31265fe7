import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { assertMissing } from '../../../test/harness/start-domain.ts';
import { acme, demoUserByEmail, globex } from '../../kit/demo/demo-people.ts';
import { anonymousViewer } from '../../kit/viewer/viewer.ts';
import { type AuthUnderTest, startAuth } from './start-auth.ts';

let auth: AuthUnderTest;

beforeAll(async () => {
  auth = await startAuth();
});
afterAll(() => auth.close());

const reference = `query($r: [_Any!]!) { _entities(representations: $r) { ... on User { displayName email } } }`;
const sales = { __typename: 'User', id: demoUserByEmail('sales@acme.example').id };

test('a customer sees the name of a colleague of the organization and nothing more', async () => {
  const { viewer } = await auth.login('customer@acme.example');
  const answer = await auth.query(viewer, reference, { r: [sales] });
  expect(answer.data).toEqual({ _entities: [{ displayName: 'Sofia Santos', email: null }] });
  expect(answer.errors.map((error) => error.extensions)).toEqual([{ code: 'FORBIDDEN' }]);
  await auth.refuse('FORBIDDEN', viewer, '{ users { totalCount } }');
  await auth.refuse('FORBIDDEN', viewer, 'query($id: ID!) { user(id: $id) { id } }', { id: sales.id });
});

test('the service itself leaves out what the caller may not read', async () => {
  const { viewer } = await auth.login('customer@acme.example');
  const { users } = await auth.rpc.batchGetUsers(
    { ids: [sales.id, viewer.userId] },
    await auth.callAs(viewer),
  );
  expect(users.find((user) => user.id === sales.id)).toMatchObject({
    isRestricted: true,
    displayName: 'Sofia Santos',
    email: '',
    roleKeys: [],
    permissions: [],
  });
  expect(users.find((user) => user.id === viewer.userId)).toMatchObject({
    isRestricted: false,
    email: 'customer@acme.example',
  });
  await expect(
    auth.rpc.listUsers(
      { page: undefined, search: undefined, role: undefined, status: undefined },
      await auth.callAs(viewer),
    ),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('a customer asks for themselves', async () => {
  const { viewer } = await auth.login('customer@acme.example');
  const answer = await auth.query(
    viewer,
    'query($id: ID!) { me { email status roles { key } sessions { current } } user(id: $id) { email } organization { slug } }',
    { id: viewer.userId },
  );
  expect(answer.errors).toEqual([]);
  expect(answer.data).toMatchObject({
    me: { email: 'customer@acme.example', status: 'ACTIVE', roles: [{ key: 'customer' }] },
    user: { email: 'customer@acme.example' },
    organization: { slug: 'acme' },
  });
});

test('users, organizations and records of another organization are unknown', async () => {
  const ourselves = { __typename: 'Organization', id: acme.id };
  const { viewer } = await auth.login('admin@globex.example');
  const answer = await auth.query(
    viewer,
    `query($user: ID!, $organization: ID!, $r: [_Any!]!) {
      user(id: $user) { id } organization(id: $organization) { id }
      users { totalCount nodes { email } } auditLog(filter: { targetId: $user }) { totalCount }
      _entities(representations: $r) { ... on User { displayName } ... on Organization { name } } }`,
    { user: sales.id, organization: acme.id, r: [sales, ourselves] },
  );
  assertMissing(answer, { 0: sales, 1: ourselves });
  expect(answer.data).toEqual({
    user: null,
    organization: null,
    users: {
      totalCount: 2,
      nodes: [{ email: 'customer@globex.example' }, { email: 'admin@globex.example' }],
    },
    auditLog: { totalCount: 0 },
    _entities: [null, null],
  });
});

test('colleagues are found by name, role and status; their sessions are not shown', async () => {
  const { viewer } = await auth.login('employee@acme.example');
  const answer = await auth.query(
    viewer,
    `{ byName: users(search: "FISCH") { nodes { displayName } } byRole: users(role: "box_office") { nodes { email } }
      byStatus: users(status: INVITED) { totalCount } firstTwo: users(first: 2) { nodes { displayName } pageInfo { hasNextPage } }
      organization { members(first: 100) { totalCount } } }`,
  );
  expect(answer.errors).toEqual([]);
  expect(answer.data).toEqual({
    byName: { nodes: [{ displayName: 'Farid Fischer' }] },
    byRole: { nodes: [{ email: 'boxoffice@acme.example' }] },
    byStatus: { totalCount: 0 },
    firstTwo: {
      nodes: [{ displayName: 'Adam Andersen' }, { displayName: 'Bruno Bianchi' }],
      pageInfo: { hasNextPage: true },
    },
    organization: { members: { totalCount: 8 } },
  });
  const sessions = await auth.query(viewer, '{ users { nodes { sessions { ip } } } }');
  expect(new Set(sessions.errors.map((error) => error.extensions['code']))).toEqual(new Set(['FORBIDDEN']));
});

test('one profile is changed by its user and by who may change users', async () => {
  const employee = await auth.login('employee@acme.example');
  const admin = await auth.login('admin@acme.example');
  const update =
    'mutation($input: UpdateUserInput!) { updateUser(input: $input) { user { displayName username version } } }';
  const own = await auth.query(employee.viewer, update, { input: { lastName: 'Ekman', username: 'emma' } });
  expect(own.data).toEqual({
    updateUser: { user: { displayName: 'Emma Ekman', username: 'emma', version: 2 } },
  });
  await auth.refuse('FORBIDDEN', employee.viewer, update, { input: { userId: sales.id, firstName: 'X' } });
  const byAdmin = await auth.query(admin.viewer, update, {
    input: { userId: employee.viewer.userId, lastName: 'Eriksson', expectedVersion: 2 },
  });
  expect(byAdmin.data).toMatchObject({ updateUser: { user: { displayName: 'Emma Eriksson' } } });
  await auth.refuse('CONFLICT', admin.viewer, update, {
    input: { userId: employee.viewer.userId, lastName: 'Y', expectedVersion: 2 },
  });
});

test('null removes a short name and a last name; a first name cannot be removed', async () => {
  const { viewer } = await auth.login('sales@acme.example');
  const update =
    'mutation($input: UpdateUserInput!) { updateUser(input: $input) { user { firstName lastName username } } }';
  const change = async (input: Record<string, unknown>) =>
    (await auth.run<{ updateUser: { user: Record<string, unknown> } }>(viewer, update, { input })).updateUser
      .user;
  expect(await change({ username: 'sam' })).toMatchObject({ username: 'sam' });
  const removed = await change({ username: null, lastName: null });
  // Without a short name it is the name of the mailbox.
  expect(removed).toMatchObject({ username: 'sales', lastName: '' });
  expect(await change({})).toEqual(removed);
  await auth.refuse('BAD_USER_INPUT', viewer, update, { input: { firstName: null } });
});

test('an empty last name removes it, one that is left out stays, and a first name stays', async () => {
  const { viewer } = await auth.login('hr@acme.example');
  const update =
    'mutation($input: UpdateUserInput!) { updateUser(input: $input) { user { firstName lastName } } }';
  const change = async (input: Record<string, unknown>) =>
    (await auth.run<{ updateUser: { user: unknown } }>(viewer, update, { input })).updateUser.user;
  expect(await change({ firstName: 'Hedy', lastName: ' Hopper ' })).toEqual({
    firstName: 'Hedy',
    lastName: 'Hopper',
  });
  expect(await change({ firstName: 'Hanna' })).toEqual({ firstName: 'Hanna', lastName: 'Hopper' });
  expect(await change({ lastName: '' })).toEqual({ firstName: 'Hanna', lastName: '' });
  for (const firstName of ['', 'a\u202eb', '<b>', 'x'.repeat(101)])
    await auth.refuse('BAD_USER_INPUT', viewer, update, { input: { firstName } });
});

test('the audit log is for administrators and can be narrowed', async () => {
  const admin = await auth.login('admin@acme.example');
  const employee = await auth.login('employee@acme.example');
  await auth.refuse('FORBIDDEN', employee.viewer, '{ auditLog { totalCount } }');
  const answer = await auth.query(
    admin.viewer,
    `query($actor: ID!) { auditLog(filter: { action: "user.invited", actorId: $actor }) { totalCount
      nodes { actor { displayName } targetType details { name value } } } }`,
    { actor: demoUserByEmail('owner@acme.example').id },
  );
  expect(answer.data).toMatchObject({ auditLog: { totalCount: 7 } });
  const none = await auth.query(
    admin.viewer,
    '{ auditLog(filter: { to: "2000-01-01T00:00:00Z" }) { totalCount } }',
  );
  expect(none.data).toEqual({ auditLog: { totalCount: 0 } });
});

test('roles show what they contain and permit', async () => {
  const { viewer } = await auth.login('employee@acme.example');
  const answer = await auth.query(
    viewer,
    '{ role(key: "hr_manager") { name inherits { key inherits { key } } permissions } missing: role(key: "emperor") { key } roles { key } }',
  );
  expect(answer.data).toMatchObject({
    role: {
      name: 'HR manager',
      inherits: [{ key: 'hr_assistant', inherits: [{ key: 'employee' }] }],
      permissions: expect.arrayContaining(['hrm:salary:read', 'hrm:leave:read', 'auth:user:read']),
    },
    missing: null,
  });
});

test('anonymous viewers may only log in, register and recover an account', async () => {
  for (const field of [
    'me { id }',
    'users { totalCount }',
    'organization { id }',
    'myNotifications { totalCount }',
  ]) {
    await auth.refuse('UNAUTHENTICATED', anonymousViewer, `{ ${field} }`);
  }
  await auth.refuse('UNAUTHENTICATED', anonymousViewer, reference, { r: [sales] });
  const rpcs = [
    auth.rpc.batchGetUsers({ ids: [sales.id] }, await auth.callAs(anonymousViewer)),
    auth.rpc.batchGetOrganizations({ ids: [globex.id] }, await auth.callAs(anonymousViewer)),
    auth.rpc.getMe({ withOrganization: true }, await auth.callAs(anonymousViewer)),
  ];
  for (const rpc of rpcs) await expect(rpc).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});
