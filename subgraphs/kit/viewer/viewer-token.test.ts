import { expect, test } from '@jest/globals';
import { decodeJwt, SignJWT, UnsecuredJWT } from 'jose';
import type { Viewer } from './viewer.ts';
import { createViewerTokens } from './viewer-token.ts';

const secret = 'a secret for viewer tokens, with 32 bytes or more';
const tokens = createViewerTokens(secret);
const user: Viewer = {
  kind: 'user',
  userId: 'user-1',
  organizationId: 'acme-org',
  roles: ['sales_rep'],
  permissions: ['crm:customer:read'],
  sessionId: 'session-1',
};

test.each<Viewer>([
  user,
  { kind: 'anonymous' },
  { kind: 'service', service: 'payments', organizationId: 'acme-org' },
])('the viewer %j comes back as it was signed', async (viewer) => {
  expect(await tokens.verify(await tokens.sign(viewer))).toEqual(viewer);
});

test('a token is valid for a minute', async () => {
  const { iat, exp } = decodeJwt(await tokens.sign(user));
  expect(Number(exp) - Number(iat)).toBe(60);
});

const claims = { kind: 'user', sub: 'user-1', org: 'o', roles: [], permissions: [], sid: 's' };
const sign = (
  payload: Record<string, unknown>,
  { key = secret, issuer = 'router', audience = 'subgraphs', expires = '60s' } = {},
): Promise<string> =>
  new SignJWT(payload)
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(new TextEncoder().encode(key));

test('the claims that the refused tokens below start from are accepted', async () => {
  expect(await tokens.verify(await sign(claims))).toMatchObject({ kind: 'user', userId: 'user-1' });
});

test.each<[string, () => Promise<string | undefined> | string | undefined]>([
  ['none', () => undefined],
  ['an empty one', () => ''],
  ['one that is not a token', () => 'abc'],
  ['one of another secret', () => sign(claims, { key: `${secret}!` })],
  ['one of another issuer', () => sign(claims, { issuer: 'somebody' })],
  ['one for another audience', () => sign(claims, { audience: 'somebody' })],
  ['one that has expired', () => sign(claims, { expires: '-10s' })],
  ['one without subject', () => sign({ ...claims, sub: '' })],
  ['one of an unknown kind', () => sign({ ...claims, kind: 'root' })],
  ['one with permissions that are not a list', () => sign({ ...claims, permissions: 'all' })],
  [
    'one without signature',
    () =>
      new UnsecuredJWT(claims).setIssuer('router').setAudience('subgraphs').setExpirationTime('60s').encode(),
  ],
  [
    'one that never expires',
    () =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer('router')
        .setAudience('subgraphs')
        .sign(new TextEncoder().encode(secret)),
  ],
  [
    'one of another algorithm',
    () =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS512' })
        .setIssuer('router')
        .setAudience('subgraphs')
        .setExpirationTime('60s')
        .sign(new TextEncoder().encode(secret)),
  ],
])('refused: %s', async (_what, make) => {
  await expect(tokens.verify(await make())).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('a token is read once while it is valid: the same viewer comes back, and it cannot be changed', async () => {
  const token = await tokens.sign(user);
  const viewer = await tokens.verify(token);
  expect(await tokens.verify(token)).toBe(viewer);
  expect(Object.isFrozen(viewer)).toBe(true);
  expect(viewer.kind === 'user' && Object.isFrozen(viewer.permissions) && Object.isFrozen(viewer.roles)).toBe(
    true,
  );
});

test('a token that was accepted is refused when it has expired', async () => {
  let nowMs = Date.now();
  const clocked = createViewerTokens(secret, () => new Date(nowMs));
  const token = await clocked.sign(user);
  const viewer = await clocked.verify(token);
  nowMs += 59_000;
  expect(await clocked.verify(token)).toBe(viewer);
  // Five seconds more are allowed for clocks that differ; after its time the token is read anew.
  nowMs += 3_000;
  expect(await clocked.verify(token)).not.toBe(viewer);
  nowMs += 10_000;
  await expect(clocked.verify(token)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('a refused token is refused again, and accepted tokens are compared by every character', async () => {
  const token = await tokens.sign(user);
  await tokens.verify(token);
  const forged = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`;
  for (let attempt = 0; attempt < 2; attempt += 1)
    await expect(tokens.verify(forged)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('a verified viewer is signed once in half a minute; one that can change is signed each time', async () => {
  let nowMs = Date.now();
  const clocked = createViewerTokens(secret, () => new Date(nowMs));
  const viewer = await clocked.verify(await clocked.sign(user));
  const token = await clocked.sign(viewer);
  nowMs += 29_000;
  expect(await clocked.sign(viewer)).toBe(token);
  nowMs += 2_000;
  expect(await clocked.sign(viewer)).not.toBe(token);
  const changing = { ...user, permissions: ['crm:lead:read'] };
  const before = await clocked.sign(changing);
  changing.permissions = [];
  expect(await clocked.verify(await clocked.sign(changing))).toEqual(changing);
  expect(await clocked.verify(before)).toMatchObject({ permissions: ['crm:lead:read'] });
});

test('a short secret is refused at the start', () => {
  expect(() => createViewerTokens('short')).toThrow('at least 32 bytes');
});
