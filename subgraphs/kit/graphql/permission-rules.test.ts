import { expect, test } from '@jest/globals';
import { buildSchema, type ExecutionResult, graphql } from 'graphql';
import { userViewer } from '../../../test/harness/viewers.ts';
import type { Viewer } from '../viewer/viewer.ts';
import { anyone, anyUser, noViewer, withAnyPermission, withPermission } from './permission-rules.ts';
import { guardSchema } from './shield.ts';

const schema = guardSchema(
  buildSchema('type Query { open: Int login: Int one: Int some: Int closed: Int forgotten: Int }'),
  {
    Query: {
      open: anyone,
      login: anyUser,
      one: withPermission('a:b:read'),
      some: withAnyPermission('a:b:read', 'a:b:write'),
      closed: noViewer,
    },
  },
  noViewer,
);

/** Fields the viewer gets, and the code of each refusal. */
async function read(viewer: Viewer): Promise<Record<string, unknown>> {
  const fields = ['open', 'login', 'one', 'some', 'closed', 'forgotten'];
  const result: ExecutionResult = await graphql({
    schema,
    source: `{ ${fields.join(' ')} }`,
    rootValue: Object.fromEntries(fields.map((field) => [field, 1])),
    contextValue: { viewer },
  });
  const refused = Object.fromEntries(
    (result.errors ?? []).map((error) => [String(error.path?.[0]), error.extensions['code']]),
  );
  return Object.fromEntries(fields.map((field) => [field, refused[field] ?? result.data?.[field]]));
}

test('an anonymous viewer gets what is open and is asked to log in for the rest', async () => {
  const login = 'UNAUTHENTICATED';
  expect(await read({ kind: 'anonymous' })).toEqual({
    open: 1,
    login,
    one: login,
    some: login,
    closed: login,
    forgotten: login,
  });
});

test('a user gets the fields of their permissions, and no field without a rule', async () => {
  const no = 'FORBIDDEN';
  expect(await read(userViewer([]))).toEqual({
    open: 1,
    login: 1,
    one: no,
    some: no,
    closed: no,
    forgotten: no,
  });
  expect(await read(userViewer(['a:b:write']))).toMatchObject({ one: no, some: 1, closed: no });
  expect(await read(userViewer(['a:b:read']))).toMatchObject({ one: 1, some: 1, forgotten: no });
});

test('a service has every permission, but gets no field that is closed to all viewers', async () => {
  const service: Viewer = { kind: 'service', service: 'payments', organizationId: 'acme-org' };
  expect(await read(service)).toMatchObject({ one: 1, some: 1, closed: 'FORBIDDEN', forgotten: 'FORBIDDEN' });
});
