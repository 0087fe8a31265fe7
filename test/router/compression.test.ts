import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RouterConfigInput } from '../../router/config/router-config.ts';
import { type ScriptedSubgraph, startScriptedSubgraph } from '../harness/scripted-subgraph.ts';
import { startRouter, type TestRouter } from '../harness/start-router.ts';

const decoders: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  gzip: gunzipSync,
  br: brotliDecompressSync,
  zstd: zstdDecompressSync,
};

let notes: ScriptedSubgraph;
let router: TestRouter;

beforeAll(async () => {
  notes = await startScriptedSubgraph({
    name: 'notes',
    sdl: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3")
      type Query { text(length: Int!): String! }
      type Mutation { write: String! }`,
    resolvers: {
      Query: {
        text: (_root: unknown, { length }: { readonly length: number }) => 'abcdefgh'.repeat(length / 8),
      },
      Mutation: { write: () => 'written' },
    },
  });
  router = await startRouter([notes]);
});

afterAll(async () => {
  await router.close();
  await notes.close();
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: number;
  /** After decoding what `Content-Encoding` says. */
  readonly text: string;
}

interface Asked {
  readonly acceptEncoding?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
  readonly body?: string;
}

/** Sends a request over a socket of its own and decodes nothing but what the answer says. */
function send(url: string, { acceptEncoding, headers = {}, method, body }: Asked): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      {
        method: method ?? (body === undefined ? 'GET' : 'POST'),
        agent: false,
        headers: {
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(acceptEncoding !== undefined && { 'accept-encoding': acceptEncoding }),
          ...headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const received = Buffer.concat(chunks);
          const decode = decoders[response.headers['content-encoding'] ?? ''];
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            bytes: received.length,
            text: (decode === undefined || received.length === 0 ? received : decode(received)).toString(),
          });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

const askText = (length: number, asked: Asked = {}, target: TestRouter = router): Promise<Answer> =>
  send(target.endpoint, { body: JSON.stringify({ query: `{ text(length: ${length}) }` }), ...asked });

const expectText = (answer: Answer, length: number): void => {
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.text)).toEqual({ data: { text: 'abcdefgh'.repeat(length / 8) } });
};

async function withRouter(
  config: RouterConfigInput,
  use: (other: TestRouter) => Promise<void>,
): Promise<void> {
  const other = await startRouter([notes], config);
  try {
    await use(other);
  } finally {
    await other.close();
  }
}

describe.each(['compiled', 'apollo'] as const)('answers of the %s engine', (engine) => {
  let other: TestRouter;
  beforeAll(async () => {
    other = await startRouter([notes], { federation: { engine } });
  });
  afterAll(() => other.close());

  // Below and above what is compressed without another thread.
  test.each([2_000, 400_000])('of %i characters come in each coding', async (length) => {
    for (const encoding of ['gzip', 'br', 'zstd']) {
      const answer = await askText(length, { acceptEncoding: encoding }, other);
      expect(answer.headers).toMatchObject({
        'content-encoding': encoding,
        'content-length': String(answer.bytes),
        vary: expect.stringMatching(/\bAccept-Encoding\b/),
      });
      expect(answer.bytes).toBeLessThan(length / 4);
      expectText(answer, length);
    }
  });

  test('are sent as they are to a client that accepts no coding, with the same Vary', async () => {
    for (const asked of [{}, { acceptEncoding: 'identity' }, { acceptEncoding: 'deflate' }]) {
      const answer = await askText(2_000, asked, other);
      expect(answer.headers['content-encoding']).toBeUndefined();
      expect(answer.headers['vary']).toBe('Accept, Accept-Encoding');
      expectText(answer, 2_000);
    }
  });

  test('below the threshold are sent as they are', async () => {
    const answer = await askText(960, { acceptEncoding: 'gzip, br' }, other);
    expect(answer.headers['content-encoding']).toBeUndefined();
    expectText(answer, 960);
  });

  test('below the threshold are compressed for a client that refuses identity', async () => {
    const answer = await askText(80, { acceptEncoding: 'gzip, identity;q=0' }, other);
    expect(answer.headers['content-encoding']).toBe('gzip');
    expectText(answer, 80);
  });
});

test.each([
  ['gzip, deflate, br, zstd', 'zstd'],
  ['gzip, deflate, br', 'br'],
  ['br;q=0.5, gzip;q=0.8', 'gzip'],
  ['*', 'zstd'],
  ['br;q=0, zstd;q=0, *', 'gzip'],
  ['gzip;q=0', undefined],
  ['identity;q=1, gzip;q=0.5', undefined],
])('for %j the coding is %s', async (acceptEncoding, encoding) => {
  const answer = await askText(2_000, { acceptEncoding });
  expect(answer.headers['content-encoding']).toBe(encoding);
  expectText(answer, 2_000);
});

test.each(['identity;q=0', '*;q=0', 'deflate, identity;q=0'])(
  'a mutation of a client that could read no answer (%s) is refused with 406 and not executed',
  async (acceptEncoding) => {
    const before = notes.requests.length;
    const answer = await send(router.endpoint, {
      acceptEncoding,
      body: JSON.stringify({ query: 'mutation { write }' }),
    });
    expect(answer.status).toBe(406);
    expect(answer.text).toContain('NOT_ACCEPTABLE');
    expect(answer.text).toContain('zstd, br, gzip');
    expect(notes.requests).toHaveLength(before);
  },
);

test('errors are compressed like data', async () => {
  const fields = Array.from({ length: 20 }, (_, index) => `wrong${index}`).join(' ');
  const answer = await send(router.endpoint, {
    acceptEncoding: 'br',
    body: JSON.stringify({ query: `{ ${fields} }` }),
  });
  expect(answer.status).toBe(400);
  expect(answer.headers['content-encoding']).toBe('br');
  expect(answer.text).toContain('GRAPHQL_VALIDATION_FAILED');
});

test('a GET is compressed like a POST', async () => {
  const answer = await send(`${router.endpoint}?query=${encodeURIComponent('{ text(length: 2000) }')}`, {
    acceptEncoding: 'gzip',
    headers: { 'apollo-require-preflight': '1' },
  });
  expect(answer.headers['content-encoding']).toBe('gzip');
  expectText(answer, 2_000);
});

test('`no-transform` of the client or of a subgraph keeps an answer as it is', async () => {
  const asked = await askText(2_000, {
    acceptEncoding: 'gzip',
    headers: { 'cache-control': 'no-transform' },
  });
  expect(asked.headers['content-encoding']).toBeUndefined();
  expectText(asked, 2_000);

  const responseHeaders = [{ named: 'cache-control' }];
  await withRouter({ subgraphs: { all: { responseHeaders } } }, async (other) => {
    notes.script((_request, response) => {
      response.setHeader('cache-control', 'max-age=5, no-transform');
      return false;
    });
    try {
      const answer = await askText(2_000, { acceptEncoding: 'gzip' }, other);
      expect(answer.headers['cache-control']).toContain('no-transform');
      expect(answer.headers['content-encoding']).toBeUndefined();
      expectText(answer, 2_000);
    } finally {
      notes.script(undefined);
    }
  });
});

test('Vary names the origin too where it matters', async () => {
  await withRouter({ cors: { origins: ['https://app.example'] } }, async (other) => {
    const answer = await askText(
      2_000,
      { acceptEncoding: 'gzip', headers: { origin: 'https://app.example' } },
      other,
    );
    const vary = String(answer.headers['vary'])
      .split(',')
      .map((name) => name.trim());
    expect(vary.toSorted()).toEqual(['Accept', 'Accept-Encoding', 'Origin']);
  });
});

test('clients that share one execution get their own codings', async () => {
  const encodings = ['gzip', 'br', 'zstd', 'identity'];
  const answers = await Promise.all(encodings.map((acceptEncoding) => askText(40_000, { acceptEncoding })));
  expect(answers.map(({ headers }) => headers['content-encoding'] ?? 'identity')).toEqual(encodings);
  for (const answer of answers) expectText(answer, 40_000);
});

test('metrics are compressed on the port of the router and on their own', async () => {
  const onRouter = await send(`${router.url}/metrics`, { acceptEncoding: 'gzip' });
  expect(onRouter.headers['content-encoding']).toBe('gzip');
  expect(onRouter.text).toContain('router_requests_in_flight');
  await withRouter({ metrics: { port: 0 } }, async (other) => {
    const answer = await send(`${other.metricsUrl}/metrics`, { acceptEncoding: 'gzip' });
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(answer.text).toContain('router_requests_in_flight');
  });
});

test('HEAD says the length and coding of GET and has no body', async () => {
  const asked = { acceptEncoding: 'gzip', method: 'HEAD' };
  const head = await send(`${router.url}/metrics`, asked);
  expect(head.status).toBe(200);
  expect(head.headers['content-encoding']).toBe('gzip');
  expect(Number(head.headers['content-length'])).toBeGreaterThan(100);
  expect(head.bytes).toBe(0);
});

test('a stream or a body that is encoded already passes unchanged', async () => {
  const event = `data: ${'x'.repeat(4_000)}\n\n`;
  const routes = [
    ['/events', 'text/event-stream', event],
    ['/parts', 'multipart/mixed; boundary=-', event],
    ['/font', 'font/woff2', event],
  ] as const;
  const feature = {
    name: 'bodies',
    routes: routes.map(([path, contentType, body]) => ({
      method: 'GET' as const,
      path,
      handle: () => ({ status: 200, headers: { 'content-type': contentType }, body }),
    })),
  };
  const other = await startRouter([notes], {}, { features: [() => feature] });
  try {
    for (const [path, , body] of routes) {
      const answer = await send(`${other.url}${path}`, { acceptEncoding: 'gzip, br, zstd' });
      expect(answer.headers['content-encoding']).toBeUndefined();
      expect(answer.text).toBe(body);
    }
  } finally {
    await other.close();
  }
});

describe('the configuration', () => {
  test('chooses threshold and codings', async () => {
    await withRouter({ compression: { thresholdBytes: 100, encodings: ['gzip', 'br'] } }, async (other) => {
      const small = await askText(200, { acceptEncoding: 'br, gzip, zstd' }, other);
      expect(small.headers['content-encoding']).toBe('gzip');
      expectText(small, 200);
      const tiny = await askText(40, { acceptEncoding: 'br, gzip, zstd' }, other);
      expect(tiny.headers['content-encoding']).toBeUndefined();
      expect(
        (await askText(200, { acceptEncoding: 'zstd' }, other)).headers['content-encoding'],
      ).toBeUndefined();
    });
  });

  test('switches compression off', async () => {
    await withRouter({ compression: { enabled: false } }, async (other) => {
      const answer = await askText(2_000, { acceptEncoding: 'gzip' }, other);
      expect(answer.headers['content-encoding']).toBeUndefined();
      expect(answer.headers['vary']).toBe('Accept');
      expectText(answer, 2_000);
      const refused = await askText(2_000, { acceptEncoding: 'identity;q=0' }, other);
      expect(refused.status).toBe(406);
    });
  });
});
