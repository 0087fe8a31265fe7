import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { base64url, jwtVerify, SignJWT, UnsecuredJWT } from 'jose';
import type { RouterConfigInput } from '../../router/config/router-config.ts';
import { type ShopSubgraphs, startShopSubgraphs } from '../harness/shop-subgraphs.ts';
import { startRouter, type TestRouter } from '../harness/start-router.ts';
import { createIssuerKey, startTokenIssuer, type TokenIssuer } from '../harness/token-issuer.ts';
import { waitUntil } from '../harness/wait-until.ts';

const secret = 'a-secret-of-at-least-thirty-two-bytes!';

let shop: ShopSubgraphs;
let issuer: TokenIssuer;
let router: TestRouter;

function configFor(tokens: TokenIssuer, jwt: RouterConfigInput['jwt'] = {}): RouterConfigInput {
  return {
    jwt: { jwksUrl: tokens.jwksUrl, issuer: tokens.issuer, audience: tokens.audience, ...jwt },
    viewerToken: { secret },
  };
}

beforeAll(async () => {
  shop = await startShopSubgraphs();
  issuer = await startTokenIssuer();
  router = await startRouter(shop.all, configFor(issuer));
});

afterEach(() => issuer.script(undefined));

afterAll(async () => {
  await router.close();
  await issuer.close();
  await shop.close();
});

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly data?: unknown;
    readonly errors?: ReadonlyArray<{ readonly extensions: Record<string, unknown> }>;
  };
}

async function ask(
  authorization?: string,
  headers: Readonly<Record<string, string>> = {},
  endpoint = router.endpoint,
): Promise<Answer> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...headers,
      ...(authorization !== undefined && { authorization }),
    },
    body: JSON.stringify({ query: '{ product(id: "1") { name } }' }),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Answer['body'],
  };
}

async function viewerTokenOf(answerTo: Promise<Answer>): Promise<Record<string, unknown>> {
  expect((await answerTo).status).toBe(200);
  const token = String(shop.products.requests.at(-1)?.headers['x-viewer-token']);
  const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
    issuer: 'router',
    audience: 'subgraphs',
    algorithms: ['HS256'],
  });
  return payload;
}

test('a valid access token reaches subgraphs as a viewer token valid for a minute', async () => {
  const payload = await viewerTokenOf(ask(`Bearer ${await issuer.issue()}`));
  expect(payload).toMatchObject({
    kind: 'user',
    sub: 'user-1',
    org: 'org-1',
    roles: ['SALES'],
    permissions: ['crm.customer.read'],
    sid: 'session-1',
  });
  expect(Number(payload['exp']) - Number(payload['iat'])).toBe(60);
});

test('a request without a token is anonymous, and says so to subgraphs', async () => {
  expect(await viewerTokenOf(ask())).toMatchObject({ kind: 'anonymous' });
});

test('the scheme is case-insensitive and may be followed by several spaces', async () => {
  expect((await ask(`bearer   ${await issuer.issue()}`)).status).toBe(200);
});

test('identity headers of a client never reach a subgraph, whatever their spelling', async () => {
  await viewerTokenOf(
    ask(undefined, {
      'X-Viewer-Token': 'forged',
      x_viewer_token: 'forged',
      'X-User-Id': 'forged',
      x_user_id: 'forged',
      'X-Org-Id': 'forged',
      'X-Client-IP': 'forged',
      'X-Client-User-Agent': 'forged',
    }),
  );
  const received = shop.products.requests.at(-1)?.headers ?? {};
  expect(Object.values(received).join(' ')).not.toContain('forged');
  expect(received).not.toHaveProperty('x-client-ip');
});

test('identity headers are dropped even when configuration forwards them', async () => {
  const careless = await startRouter(shop.all, {
    subgraphs: {
      all: {
        requestHeaders: [
          { kind: 'propagate', matching: '^x-' },
          { kind: 'propagate', named: 'x-user-id' },
          { kind: 'propagate', named: 'accept-language' },
        ],
      },
    },
  });
  try {
    await ask(
      undefined,
      { 'x-user-id': 'forged', 'x-shop': 'north', 'accept-language': 'de' },
      careless.endpoint,
    );
    const received = shop.products.requests.at(-1)?.headers ?? {};
    expect(received['x-user-id']).toBeUndefined();
    expect(received['x-shop']).toBe('north');
    expect(received['accept-language']).toBe('de');
  } finally {
    await careless.close();
  }
});

test('two Authorization headers are 400', async () => {
  const token = await issuer.issue();
  expect((await ask(`Bearer ${token}, Bearer ${token}`)).status).toBe(400);
});

describe('a token is refused with 401 and a challenge', () => {
  const now = () => Math.floor(Date.now() / 1000);
  const flip = (token: string) => {
    const [header, payload, signature = ''] = token.split('.');
    const replaced = signature.startsWith('A') ? 'B' : 'A';
    return `${header}.${payload}.${replaced}${signature.slice(1)}`;
  };
  const attacks: ReadonlyArray<readonly [name: string, make: () => Promise<string> | string]> = [
    [
      'alg none',
      () =>
        new UnsecuredJWT({ sub: 'user-1' })
          .setIssuer(issuer.issuer)
          .setAudience(issuer.audience)
          .setExpirationTime('5m')
          .encode(),
    ],
    [
      'HS256 signed with the public key',
      () => {
        const publicKey = JSON.stringify(issuer.keys[0]?.publicJwk);
        const header = base64url.encode(JSON.stringify({ alg: 'HS256', typ: 'at+jwt', kid: 'key-1' }));
        const claims = { iss: issuer.issuer, aud: issuer.audience, sub: 'user-1', exp: now() + 60 };
        const signed = `${header}.${base64url.encode(JSON.stringify(claims))}`;
        return `${signed}.${createHmac('sha256', publicKey).update(signed).digest('base64url')}`;
      },
    ],
    [
      'an algorithm that is not allowed',
      async () => issuer.issue({ key: await createIssuerKey('key-1', 'RS384'), header: { alg: 'RS384' } }),
    ],
    ['a key that is not in the set', async () => issuer.issue({ key: await createIssuerKey('key-1') })],
    ['an empty signature', async () => (await issuer.issue()).replace(/[^.]+$/, '')],
    ['a truncated signature', async () => (await issuer.issue()).slice(0, -8)],
    ['a flipped bit', async () => flip(await issuer.issue())],
    [
      'a swapped payload',
      async () => {
        const [header, , signature] = (await issuer.issue()).split('.');
        const [, payload] = (await issuer.issue({ claims: { roles: ['OWNER'] } })).split('.');
        return `${header}.${payload}.${signature}`;
      },
    ],
    ['no key id', () => issuer.issue({ header: { kid: undefined } })],
    ['a path as key id', () => issuer.issue({ header: { kid: '../../dev/null' } })],
    ['SQL as key id', () => issuer.issue({ header: { kid: "' OR 1=1 --" } })],
    ['a key id of an object property', () => issuer.issue({ header: { kid: '__proto__' } })],
    [
      'an unknown critical header',
      () => {
        const [key] = issuer.keys;
        if (key === undefined) throw new Error('the issuer has no key');
        return new SignJWT({ iss: issuer.issuer, aud: issuer.audience, sub: 'user-1', exp: now() + 60 })
          .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: key.keyId, crit: ['unknown'], unknown: 1 })
          .sign(key.privateKey, { crit: { unknown: true } });
      },
    ],

    ['the type of an ID token', () => issuer.issue({ header: { typ: 'id+jwt' } })],
    ['no type', () => issuer.issue({ header: { typ: undefined } })],
    ['expiry 31 s ago', () => issuer.issue({ claims: { exp: now() - 31 } })],
    ['no expiry', () => issuer.issue({ claims: { exp: undefined } })],
    ['an expiry that is text', () => issuer.issue({ claims: { exp: '4102444800' } })],
    ['an expiry beyond all time', () => issuer.issue({ claims: { exp: 1e20 } })],
    ['a negative expiry', () => issuer.issue({ claims: { exp: -1 } })],
    ['not valid before 35 s from now', () => issuer.issue({ claims: { nbf: now() + 35 } })],
    ['issued in the future', () => issuer.issue({ claims: { iat: now() + 90 } })],
    ['another issuer', () => issuer.issue({ claims: { iss: 'https://auth.example.attacker' } })],
    ['a list of issuers', () => issuer.issue({ claims: { iss: [issuer.issuer] } })],
    ['no issuer', () => issuer.issue({ claims: { iss: undefined } })],
    ['another audience', () => issuer.issue({ claims: { aud: 'erp-api-2' } })],
    ['a list of audiences', () => issuer.issue({ claims: { aud: [issuer.audience, 'other'] } })],
    ['no audience', () => issuer.issue({ claims: { aud: undefined } })],
    ['no subject', () => issuer.issue({ claims: { sub: undefined } })],
    ['an empty subject', () => issuer.issue({ claims: { sub: '' } })],
    ['roles that are text', () => issuer.issue({ claims: { roles: 'OWNER' } })],
    ['permissions with a null', () => issuer.issue({ claims: { permissions: [null] } })],
    ['an organization that is an object', () => issuer.issue({ claims: { org: { id: 'org-1' } } })],
    ['no token at all', () => ''],
    ['something else', () => 'not-a-token'],
  ];
  test.each(attacks)('%s', async (_name, make) => {
    const before = shop.products.requests.length;
    const answer = await ask(`Bearer ${await make()}`);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    expect(answer.body.errors?.[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED' });
    expect(shop.products.requests.length).toBe(before);
  });
});

test('a token that expired 20 s ago is within the tolerated skew', async () => {
  expect(
    (await ask(`Bearer ${await issuer.issue({ claims: { exp: Math.floor(Date.now() / 1000) - 20 } })}`))
      .status,
  ).toBe(200);
});

test('key material in the header of a token is never fetched or used', async () => {
  let visits = 0;
  const attacker = createServer((_request, response) => {
    visits += 1;
    response.end('{}');
  });
  await new Promise<void>((resolve) => attacker.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(attacker.address() as AddressInfo).port}/keys`;
  const key = await createIssuerKey('attacker-key');
  try {
    for (const header of [{ jku: url }, { x5u: url }, { jwk: key.publicJwk }, { x5c: ['MIIB'] }]) {
      expect((await ask(`Bearer ${await issuer.issue({ key, header })}`)).status).toBe(401);
    }
    expect(visits).toBe(0);
  } finally {
    attacker.close();
  }
});

test('any number of unknown key ids causes one fetch per cooldown', async () => {
  const tokens = await startTokenIssuer();
  const fresh = await startRouter(shop.all, configFor(tokens));
  try {
    const before = tokens.fetchCount();
    const key = await createIssuerKey('unknown');
    const attempts = Array.from({ length: 40 }, async (_, index) => {
      const token = await tokens.issue({ key, header: { kid: `unknown-${index}` } });
      return (await ask(`Bearer ${token}`, {}, fresh.endpoint)).status;
    });
    expect(new Set(await Promise.all(attempts))).toEqual(new Set([401]));
    expect(tokens.fetchCount() - before).toBe(1);
  } finally {
    await fresh.close();
    await tokens.close();
  }
});

test('a new key is found at its first use, a removed one stops working with the next poll', async () => {
  const tokens = await startTokenIssuer();
  const rotating = await startRouter(
    shop.all,
    configFor(tokens, { pollIntervalMs: 50, refreshCooldownMs: 0 }),
  );
  try {
    const oldToken = await tokens.issue();
    expect((await ask(`Bearer ${oldToken}`, {}, rotating.endpoint)).status).toBe(200);
    tokens.keys.unshift(await createIssuerKey('key-2'));
    expect((await ask(`Bearer ${await tokens.issue()}`, {}, rotating.endpoint)).status).toBe(200);
    expect((await ask(`Bearer ${oldToken}`, {}, rotating.endpoint)).status).toBe(200);
    tokens.keys.pop();
    const refused = await waitUntil('the removed key to be refused', async () => {
      const answer = await ask(`Bearer ${oldToken}`, {}, rotating.endpoint);
      return answer.status === 401 ? answer : undefined;
    });
    expect(refused.body.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  } finally {
    await rotating.close();
    await tokens.close();
  }
});

describe('when the key set endpoint fails', () => {
  const failures: ReadonlyArray<readonly [string, (response: import('node:http').ServerResponse) => void]> = [
    ['answers 500', (response) => response.writeHead(500).end()],
    ['answers HTML', (response) => response.end('<html>')],
    ['answers an empty set', (response) => response.end('{"keys":[]}')],
    ['answers something huge', (response) => response.end(`{"keys":["${'x'.repeat(2_000_000)}"]}`)],
    ['redirects', (response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
    ['drops the connection', (response) => response.destroy()],
  ];
  test.each(failures)('and %s, the last good keys stay in use', async (_name, fail) => {
    const tokens = await startTokenIssuer();
    const running = await startRouter(shop.all, configFor(tokens, { pollIntervalMs: 20 }));
    try {
      tokens.script((_request, response) => fail(response));
      const before = tokens.fetchCount();
      await waitUntil('three failed polls', async () =>
        tokens.fetchCount() >= before + 3 ? true : undefined,
      );
      expect((await ask(`Bearer ${await tokens.issue()}`, {}, running.endpoint)).status).toBe(200);
      expect((await fetch(`${running.url}/ready`)).status).toBe(200);
    } finally {
      await running.close();
      await tokens.close();
    }
  });
});

test('keys older than allowed are not used any more', async () => {
  const tokens = await startTokenIssuer();
  const running = await startRouter(
    shop.all,
    configFor(tokens, { pollIntervalMs: 20, staleKeysMs: 100, refreshCooldownMs: 0 }),
  );
  try {
    const token = await tokens.issue();
    expect((await ask(`Bearer ${token}`, {}, running.endpoint)).status).toBe(200);
    tokens.script((_request, response) => response.writeHead(500).end());
    const refused = await waitUntil('the keys to be too old', async () => {
      const answer = await ask(`Bearer ${token}`, {}, running.endpoint);
      return answer.status === 200 ? undefined : answer;
    });
    expect(refused.status).toBe(503);
    expect(refused.body.errors?.[0]?.extensions['code']).toBe('UNAVAILABLE');
  } finally {
    await running.close();
    await tokens.close();
  }
});

test('a router whose issuer is down at start is alive, not ready, and becomes ready', async () => {
  const tokens = await startTokenIssuer();
  tokens.script((_request, response) => response.writeHead(503).end());
  const running = await startRouter(shop.all, configFor(tokens, { pollIntervalMs: 20 }));
  try {
    expect((await fetch(`${running.url}/health`)).status).toBe(200);
    expect((await fetch(`${running.url}/ready`)).status).toBe(503);
    expect((await ask(undefined, {}, running.endpoint)).status).toBe(200);
    tokens.script(undefined);
    await waitUntil('readiness', async () =>
      (await fetch(`${running.url}/ready`)).status === 200 ? true : undefined,
    );
    expect((await ask(`Bearer ${await tokens.issue()}`, {}, running.endpoint)).status).toBe(200);
  } finally {
    await running.close();
    await tokens.close();
  }
});

test('keys that are weak, ambiguous or not for signatures are not used', async () => {
  const tokens = await startTokenIssuer();
  const ambiguous = await createIssuerKey('twice');
  const weak = await createIssuerKey('weak').then((key) => ({
    ...key,
    publicJwk: { ...key.publicJwk, n: 'AQAB' },
  }));
  const encryption = await createIssuerKey('encryption').then((key) => ({
    ...key,
    publicJwk: { ...key.publicJwk, use: 'enc' },
  }));
  const otherAlgorithm = await createIssuerKey('other').then((key) => ({
    ...key,
    publicJwk: { ...key.publicJwk, alg: 'PS256' },
  }));
  tokens.keys.push(ambiguous, await createIssuerKey('twice'), weak, encryption, otherAlgorithm);
  const running = await startRouter(shop.all, configFor(tokens));
  try {
    expect((await ask(`Bearer ${await tokens.issue()}`, {}, running.endpoint)).status).toBe(200);
    for (const key of [ambiguous, weak, encryption, otherAlgorithm]) {
      expect((await ask(`Bearer ${await tokens.issue({ key })}`, {}, running.endpoint)).status).toBe(401);
    }
  } finally {
    await running.close();
    await tokens.close();
  }
});
