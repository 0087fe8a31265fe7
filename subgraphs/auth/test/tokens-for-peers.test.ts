import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { acme, demoUserByEmail, globex } from '../../kit/demo/demo-people.ts';
import { anonymousViewer } from '../../kit/viewer/viewer.ts';
import { type AuthUnderTest, startAuth } from './start-auth.ts';

let auth: AuthUnderTest;

beforeAll(async () => {
  auth = await startAuth();
});
afterAll(() => auth.close());

const anonymous = () => auth.callAs(anonymousViewer);

test('a good token is valid, and the answer has the current permissions', async () => {
  const { accessToken, viewer } = await auth.login('sales@acme.example');
  expect(await auth.rpc.validateToken({ accessToken }, await anonymous())).toMatchObject({
    isValid: true,
    userId: viewer.userId,
    organizationId: acme.id,
    sessionId: viewer.sessionId,
    roles: ['sales_rep'],
    permissions: expect.arrayContaining(['crm:lead:write']),
  });
});

test.each([
  ['no token at all', 'nonsense'],
  ['an unsigned one', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.'],
  ['one with an unknown key', 'eyJhbGciOiJSUzI1NiIsImtpZCI6Ii4uLy4uL2V0Yy9wYXNzd2QifQ.eyJzdWIiOiJ4In0.c2ln'],
])('%s is malformed', async (_name, accessToken) => {
  expect(await auth.rpc.validateToken({ accessToken }, await anonymous())).toMatchObject({
    isValid: false,
    reason: 'malformed',
    userId: '',
    permissions: [],
  });
});

test('a token with a changed payload is malformed', async () => {
  const { accessToken } = await auth.login('sales@acme.example');
  const [header, payload = '', signature] = accessToken.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
  const forged = Buffer.from(JSON.stringify({ ...claims, roles: ['owner'] })).toString('base64url');
  const answer = await auth.rpc.validateToken(
    { accessToken: `${header}.${forged}.${signature}` },
    await anonymous(),
  );
  expect(answer).toMatchObject({ isValid: false, reason: 'malformed' });
});

test('a revoked token is not valid, whether the access or the refresh token was handed in', async () => {
  const first = await auth.login('hr@acme.example');
  const second = await auth.login('hr@acme.example');
  await auth.rpc.revokeToken({ token: first.accessToken }, await anonymous());
  await auth.rpc.revokeToken({ token: second.refreshToken }, await anonymous());
  // An unknown token is not an error (RFC 7009, section 2.2).
  await auth.rpc.revokeToken({ token: 'unknown' }, await anonymous());
  for (const { accessToken } of [first, second]) {
    expect(await auth.rpc.validateToken({ accessToken }, await anonymous())).toMatchObject({
      isValid: false,
      reason: 'revoked',
    });
  }
});

test('an access token runs for a quarter of an hour', async () => {
  const { accessToken } = await auth.login('finance@acme.example');
  auth.advance(15 * 60_000 + 1_000);
  expect(await auth.rpc.validateToken({ accessToken }, await anonymous())).toMatchObject({
    isValid: false,
    reason: 'expired',
  });
});

test('services ask what a user may do now; other organizations and users without rights get nothing', async () => {
  const sales = demoUserByEmail('sales@acme.example').id;
  const permissions = ['crm:lead:write', 'finance:journal:post'];
  expect(
    await auth.rpc.checkPermissions({ userId: sales, permissions }, await auth.asService(acme.id)),
  ).toEqual({
    granted: ['crm:lead:write'],
    isAllowed: false,
  });
  expect(
    await auth.rpc.checkPermissions(
      { userId: sales, permissions: ['crm:lead:write'] },
      await auth.asService(globex.id),
    ),
  ).toEqual({ granted: [], isAllowed: false });
  const customer = await auth.login('customer@acme.example');
  const asCustomer = await auth.callAs(customer.viewer);
  await expect(auth.rpc.checkPermissions({ userId: sales, permissions }, asCustomer)).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  expect(
    await auth.rpc.checkPermissions(
      { userId: customer.viewer.userId, permissions: ['payments:intent:create'] },
      asCustomer,
    ),
  ).toEqual({ granted: ['payments:intent:create'], isAllowed: true });
});

test('only operators rotate the signing key; tokens of both keys are valid meanwhile', async () => {
  const { accessToken, viewer } = await auth.login('owner@acme.example');
  await expect(auth.rpc.rotateSigningKey({}, await auth.callAs(viewer))).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  const { keyId, signsFrom } = await auth.rpc.rotateSigningKey({}, await auth.asService(acme.id));
  expect(signsFrom?.getTime()).toBeGreaterThan(auth.now().getTime());
  const published = JSON.parse((await auth.rpc.getKeySet({}, await anonymous())).json) as {
    keys: ReadonlyArray<{ kid: string }>;
  };
  expect(published.keys).toHaveLength(2);
  expect(published.keys[1]?.kid).toBe(keyId);
  auth.advance(11 * 60_000);
  const after = await auth.login('owner@acme.example');
  expect(headerOf(after.accessToken)['kid']).toBe(keyId);
  for (const token of [accessToken, after.accessToken]) {
    expect(await auth.rpc.validateToken({ accessToken: token }, await anonymous())).toMatchObject({
      isValid: true,
    });
  }
});

function headerOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as Record<
    string,
    unknown
  >;
}
