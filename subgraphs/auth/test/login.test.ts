import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { cpuTimeOf } from '../../../test/harness/cpu-time.ts';
import { codeOf, dataOf, refusalOf } from '../../../test/harness/start-domain.ts';
import { acme, demoPassword, globex } from '../../kit/demo/demo-people.ts';
import { anonymousViewer } from '../../kit/viewer/viewer.ts';
import { type AuthUnderTest, loginMutation, startAuth } from './start-auth.ts';

let auth: AuthUnderTest;

beforeEach(async () => {
  auth = await startAuth();
});
afterEach(() => auth.close());

function tryLogin(email: string, password: string, ip = '192.0.2.1') {
  return auth.from(ip, anonymousViewer, loginMutation, { input: { email, password } });
}

test('a login answers a token that verifies against the published keys and says who it is', async () => {
  const { accessToken } = await auth.login('Sales@ACME.example ');
  const response = await fetch(`${auth.subgraphUrl}/.well-known/jwks.json`);
  expect(response.headers.get('cache-control')).toBe('public, max-age=300');
  const keySet = createLocalJWKSet((await response.json()) as { keys: [] });
  const { payload, protectedHeader } = await jwtVerify(accessToken, keySet, {
    issuer: 'erp-auth',
    audience: 'erp-supergraph',
    typ: 'at+jwt',
    algorithms: ['RS256'],
  });
  expect(protectedHeader.kid).toEqual(expect.any(String));
  expect(payload).toMatchObject({ org: acme.id, roles: ['sales_rep'] });
  expect(payload['permissions']).toEqual(expect.arrayContaining(['crm:lead:write', 'hrm:employee:read']));
  expect(payload['permissions']).not.toContain('crm:lead:assign');
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(900);
  expect(payload.jti).toEqual(expect.any(String));
});

test('the key set holds public keys only', async () => {
  const { keys } = (await (await fetch(`${auth.subgraphUrl}/.well-known/jwks.json`)).json()) as {
    keys: ReadonlyArray<Record<string, unknown>>;
  };
  expect(keys.map((key) => Object.keys(key).sort())).toEqual([['alg', 'e', 'kid', 'kty', 'n', 'use']]);
});

test('a login answers the user with roles, organization and sessions, although the request is anonymous', async () => {
  const answer = await auth.from(
    '192.0.2.7',
    anonymousViewer,
    `mutation($input: LoginInput!) { login(input: $input) { tokenType expiresIn user {
      email displayName username roles { key name inherits { key } } organization { slug } organizations { slug }
      sessions { device ip current } } } }`,
    { input: { email: 'customer@globex.example', password: demoPassword } },
  );
  expect(answer).toEqual({
    status: 200,
    errors: [],
    data: {
      login: {
        tokenType: 'Bearer',
        expiresIn: 900,
        user: {
          email: 'customer@globex.example',
          displayName: 'Carlos Castro',
          username: 'customer',
          roles: [{ key: 'customer', name: 'Customer', inherits: [] }],
          organization: { slug: 'globex' },
          organizations: [{ slug: 'globex' }],
          sessions: [{ device: 'Firefox on Linux', ip: '192.0.2.7', current: true }],
        },
      },
    },
  });
});

test('an unknown user and a wrong password get the same answer', async () => {
  const wrong = await tryLogin('sales@acme.example', 'wrong password');
  const unknown = await tryLogin('unknown@acme.example', 'wrong password');
  expect(wrong).toEqual(unknown);
  expect(wrong.errors).toEqual([
    expect.objectContaining({
      message: 'The email address or the password is wrong.',
      extensions: { code: 'UNAUTHENTICATED' },
    }),
  ]);
});

test('an unknown user costs as much work as a wrong password', async () => {
  const measure = (email: string): Promise<number> => cpuTimeOf(() => tryLogin(email, 'wrong password', ''));
  await measure('warm-up@acme.example');
  const known: number[] = [];
  const unknown: number[] = [];
  for (const [index, name] of ['hr', 'finance', 'boxoffice', 'employee'].entries()) {
    known.push(await measure(`${name}@acme.example`));
    unknown.push(await measure(`unknown-${index}@acme.example`));
  }
  // Without the work on a dummy hash the cheapest unknown answer takes a tenth of the cheapest known one.
  expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 2);
});

test('the sixth guess is refused, the right password too, and the count ends after a quarter of an hour', async () => {
  for (let guess = 1; guess <= 5; guess += 1)
    refusalOf(await tryLogin('hr@acme.example', `guess ${guess}`), 'UNAUTHENTICATED');
  const refused = await tryLogin('HR@acme.example', demoPassword);
  expect(refused.errors[0]?.extensions).toEqual({
    code: 'RATE_LIMITED',
    metadata: { retryAfterSeconds: expect.stringMatching(/^\d+$/) },
  });
  auth.advance(15 * 60_000);
  dataOf(await tryLogin('hr@acme.example', demoPassword));
});

test('guesses for an address without account are counted alike', async () => {
  for (let guess = 1; guess <= 5; guess += 1) await tryLogin('ghost@acme.example', `guess ${guess}`);
  refusalOf(await tryLogin('ghost@acme.example', 'guess 6'), 'RATE_LIMITED');
});

test('a burst of parallel guesses is counted guess by guess', async () => {
  const answers = await Promise.all(
    Array.from({ length: 25 }, (_, index) =>
      tryLogin('finance@acme.example', `guess ${index}`, `198.51.100.${index}`),
    ),
  );
  const codes = answers.map(codeOf);
  expect(codes.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(5);
  expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(20);
});

test('guessing from elsewhere does not shut a user out of the address they work from', async () => {
  await auth.login('employee@acme.example');
  for (let guess = 1; guess <= 6; guess += 1)
    await tryLogin('employee@acme.example', `guess ${guess}`, '203.0.113.9');
  refusalOf(await tryLogin('employee@acme.example', demoPassword, '203.0.113.9'), 'RATE_LIMITED');
  dataOf(await tryLogin('employee@acme.example', demoPassword, '192.0.2.1'));
});

test('an address that guesses at many accounts is refused for all of them', async () => {
  for (let guess = 1; guess <= 20; guess += 1)
    await tryLogin(`user-${guess}@acme.example`, 'Spring2026!', '203.0.113.10');
  refusalOf(await tryLogin('sales@acme.example', demoPassword, '203.0.113.10'), 'RATE_LIMITED');
  dataOf(await tryLogin('sales@acme.example', demoPassword, '203.0.113.11'));
});

test('a success forgets the failures of the account', async () => {
  for (let round = 1; round <= 2; round += 1) {
    for (let guess = 1; guess <= 4; guess += 1) await tryLogin('sales@acme.example', `guess ${guess}`);
    dataOf(await tryLogin('sales@acme.example', demoPassword));
  }
});

test('a password of more than 128 bytes is refused before it is hashed, for every account alike', async () => {
  const long = 'ä'.repeat(65);
  const known = await tryLogin('sales@acme.example', long);
  expect(known).toEqual(await tryLogin('unknown@acme.example', long));
  expect(known.errors[0]?.extensions).toEqual({
    code: 'BAD_USER_INPUT',
    fields: [{ path: 'password', message: 'At most 128 bytes.' }],
  });
});

test('the organization can be named; one the user is not a member of is answered like a wrong password', async () => {
  const there = await auth.login('admin@globex.example', demoPassword, { organizationSlug: 'globex' });
  expect(there.viewer.organizationId).toBe(globex.id);
  const answer = await auth.from('192.0.2.1', anonymousViewer, loginMutation, {
    input: { email: 'admin@globex.example', password: demoPassword, organizationSlug: 'acme' },
  });
  refusalOf(answer, 'UNAUTHENTICATED');
});

test('a login is announced, recorded and shown as the last one', async () => {
  const { viewer } = await auth.login('owner@acme.example');
  const answer = await auth.query(
    viewer,
    '{ me { lastLoginAt } auditLog(first: 1) { nodes { action actor { displayName } ip requestId details { name value } } } }',
  );
  expect(answer.data).toEqual({
    me: { lastLoginAt: expect.stringMatching(/^\d{4}-/) },
    auditLog: {
      nodes: [
        {
          action: 'session.started',
          actor: { displayName: 'Olivia Okafor' },
          ip: '192.0.2.1',
          requestId: 'test-request',
          details: [],
        },
      ],
    },
  });
});
