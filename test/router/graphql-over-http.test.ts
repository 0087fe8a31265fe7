import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { auditServer } from 'graphql-http';
import { cpuTimeOf } from '../harness/cpu-time.ts';
import { type ShopSubgraphs, startShopSubgraphs } from '../harness/shop-subgraphs.ts';
import { startRouter, type TestRouter } from '../harness/start-router.ts';
import { codeOf, type RawHeaders, sendRaw } from './http-client.ts';

let shop: ShopSubgraphs;
let router: TestRouter;

beforeAll(async () => {
  shop = await startShopSubgraphs();
  router = await startRouter(shop.all);
});

afterAll(async () => {
  await router.close();
  await shop.close();
});

const jsonType = ['content-type', 'application/json'] as const;
const preflight = ['apollo-require-preflight', 'true'] as const;
const productQuery = '{ product(id: "1") { name } }';

function post(body: unknown, headers: RawHeaders = [jsonType]) {
  const text = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
  return sendRaw(router.endpoint, { headers, body: text });
}

function get(params: Readonly<Record<string, string>>, headers: RawHeaders = [preflight]) {
  return sendRaw(`${router.endpoint}?${new URLSearchParams(params).toString()}`, { method: 'GET', headers });
}

test('the audit of GraphQL over HTTP finds nothing against the MUST and SHOULD clauses', async () => {
  const open = await startRouter(shop.all, { csrf: { enabled: false } });
  try {
    const results = await auditServer({ url: open.endpoint });
    const complaints = results.flatMap((result) =>
      result.status === 'ok' ? [] : [`${result.status} ${result.name}: ${result.reason}`],
    );
    expect(results.length).toBeGreaterThan(50);
    expect(complaints).toEqual([]);
  } finally {
    await open.close();
  }
});

describe('a query', () => {
  test('is answered over POST and over GET', async () => {
    const expected = { data: { product: { name: 'Chair' } } };
    expect(JSON.parse((await post({ query: productQuery })).text)).toEqual(expected);
    expect(JSON.parse((await get({ query: productQuery })).text)).toEqual(expected);
  });

  test('takes variables, operationName and extensions over GET', async () => {
    const answer = await get({
      query: 'query A($id: ID!) { product(id: $id) { price } } query B { product(id: "1") { id } }',
      operationName: 'A',
      variables: '{"id":"2"}',
      extensions: '{}',
    });
    expect(JSON.parse(answer.text)).toEqual({ data: { product: { price: 120.5 } } });
  });

  test('joins entities of two subgraphs', async () => {
    const answer = await post({ query: '{ products { name reviews { text } rating } }' });
    expect(JSON.parse(answer.text)).toEqual({
      data: {
        products: [
          { name: 'Chair', reviews: [{ text: 'Comfortable' }], rating: 3 },
          { name: 'Table', reviews: [{ text: 'Solid' }], rating: 4 },
        ],
      },
    });
  });
});

describe('the media type of the answer', () => {
  const bad = { query: '{ nonsense }' };
  const cases: ReadonlyArray<readonly [accept: string | undefined, type: string, status: number]> = [
    [undefined, 'application/json; charset=utf-8', 400],
    ['*/*', 'application/json; charset=utf-8', 400],
    ['application/graphql-response+json', 'application/graphql-response+json; charset=utf-8', 400],
    [
      'application/graphql-response+json, application/json;q=0.9',
      'application/graphql-response+json; charset=utf-8',
      400,
    ],
    ['application/json, application/graphql-response+json;q=0.5', 'application/json; charset=utf-8', 400],
    ['application/json, text/plain, */*', 'application/json; charset=utf-8', 400],
    ['application/json', 'application/json; charset=utf-8', 200],
    ['application/json;charset=utf-8', 'application/json; charset=utf-8', 200],
  ];
  test.each(cases)('for Accept %s is %s, and a request error has status %i', async (accept, type, status) => {
    const headers: RawHeaders = accept === undefined ? [jsonType] : [jsonType, ['accept', accept]];
    const answer = await post(bad, headers);
    expect(answer.headers['content-type']).toBe(type);
    expect(answer.headers['vary']).toBe('Accept');
    expect(answer.status).toBe(status);
  });

  test.each(['text/html', 'application/xml', 'application/json;q=0', 'application/json;charset=latin1'])(
    'cannot be chosen for Accept %s: 406',
    async (accept) => {
      const answer = await post({ query: productQuery }, [jsonType, ['accept', accept]]);
      expect(answer.status).toBe(406);
      expect(codeOf(answer)).toBe('NOT_ACCEPTABLE');
    },
  );
});

describe('a request error', () => {
  const cases: ReadonlyArray<readonly [name: string, body: unknown, code: string]> = [
    ['a document that does not parse', { query: '{ product(' }, 'GRAPHQL_PARSE_FAILED'],
    ['an empty document', { query: '' }, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', { query: '{ nonsense }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['federation fields of subgraphs', { query: '{ _service { sdl } }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['a missing variable', { query: 'query($id: ID!) { product(id: $id) { id } }' }, 'BAD_USER_INPUT'],
    [
      'an impossible variable',
      { query: 'query($n: Int) { products(first: $n) { id } }', variables: { n: 2 ** 31 } },
      'BAD_USER_INPUT',
    ],
    [
      'an infinite number',
      '{"query":"query($n: Int) { products(first: $n) { id } }","variables":{"n":1e400}}',
      'BAD_USER_INPUT',
    ],
    [
      'an unknown operation name',
      { query: 'query A { products { id } }', operationName: 'B' },
      'OPERATION_RESOLUTION_FAILURE',
    ],
    [
      'an operation name of an object property',
      { query: 'query A { products { id } }', operationName: 'constructor' },
      'OPERATION_RESOLUTION_FAILURE',
    ],
    [
      'several operations and no name',
      { query: 'query A { products { id } } query B { products { id } }' },
      'OPERATION_RESOLUTION_FAILURE',
    ],
    ['no operation', { query: 'fragment F on Product { id }' }, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'an operation name of 513 characters',
      { query: productQuery, operationName: 'a'.repeat(513) },
      'OPERATION_RESOLUTION_FAILURE',
    ],
    ['a subscription', { query: 'subscription { renamed { id } }' }, 'SUBSCRIPTION_TRANSPORT_REQUIRED'],
    ['the id of a document that is not known', { documentId: 'abc' }, 'PERSISTED_DOCUMENT_NOT_FOUND'],
    ['no document', {}, 'BAD_REQUEST'],
    ['a document that is not a text', { query: 1 }, 'BAD_REQUEST'],
    ['variables that are a list', { query: productQuery, variables: [] }, 'BAD_REQUEST'],
    ['variables that are text', { query: productQuery, variables: '{}' }, 'BAD_REQUEST'],
    ['extensions that are text', { query: productQuery, extensions: 'x' }, 'BAD_REQUEST'],
    ['an operation name that is a number', { query: productQuery, operationName: 7 }, 'BAD_REQUEST'],
    ['a list of operations', [{ query: productQuery }, { query: productQuery }], 'BATCHING_NOT_SUPPORTED'],
    ['a body that is null', 'null', 'BAD_REQUEST'],
    ['a body that is text', '"query"', 'BAD_REQUEST'],
    ['a body that is not JSON', '{"query":', 'BAD_REQUEST'],
    ['an empty body', '', 'BAD_REQUEST'],
    ['a byte order mark', `\ufeff${JSON.stringify({ query: productQuery })}`, 'BAD_REQUEST'],
    ['UTF-16', Buffer.from(JSON.stringify({ query: productQuery }), 'utf16le'), 'BAD_REQUEST'],
    ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), 'BAD_REQUEST'],
    [
      'a variable named __proto__',
      { query: 'query($__proto__: ID!) { product(id: $__proto__) { id } }', variables: { x: 1 } },
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ];
  test.each(cases)('%s is 400', async (_name, body, code) => {
    const before = shop.products.requests.length;
    const answer = await post(body);
    expect({ status: answer.status, code: codeOf(answer) }).toEqual({ status: 400, code });
    expect(shop.products.requests.length).toBe(before);
  });
});

describe('methods', () => {
  test('a mutation over GET is 405 and is not executed', async () => {
    const before = shop.products.requests.length;
    const answer = await get({ query: 'mutation { rename(id: "1", name: "Sofa") { id } }' });
    expect(answer.status).toBe(405);
    expect(answer.headers['allow']).toBe('POST');
    expect(codeOf(answer)).toBe('METHOD_NOT_ALLOWED');
    expect(shop.products.requests.length).toBe(before);
  });

  test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'])('%s is 405 with Allow', async (method) => {
    const answer = await sendRaw(router.endpoint, { method, headers: [jsonType] });
    expect(answer.status).toBe(405);
    expect(answer.headers['allow']).toBe('GET, POST');
  });

  test('HEAD executes nothing', async () => {
    const before = shop.products.requests.length;
    const answer = await sendRaw(`${router.endpoint}?query=${encodeURIComponent(productQuery)}`, {
      method: 'HEAD',
      headers: [preflight],
    });
    expect(answer.status).toBe(405);
    expect(shop.products.requests.length).toBe(before);
  });

  test('parameters that occur twice over GET are 400', async () => {
    const answer = await sendRaw(`${router.endpoint}?query=${encodeURIComponent(productQuery)}&query=x`, {
      method: 'GET',
      headers: [preflight],
    });
    expect(codeOf(answer)).toBe('BAD_REQUEST');
  });
});

describe('limits of a request', () => {
  test('a body above the limit is 413, announced or in chunks', async () => {
    const large = JSON.stringify({ query: productQuery, variables: { x: 'x'.repeat(2_100_000) } });
    expect((await post(large)).status).toBe(413);
    const chunked = await fetch(router.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new ReadableStream({
        start(controller) {
          for (let index = 0; index < 40; index += 1) controller.enqueue(Buffer.alloc(65_536, 0x20));
          controller.close();
        },
      }),
      duplex: 'half',
    });
    expect(chunked.status).toBe(413);
    expect(codeOf({ text: await chunked.text() })).toBe('PAYLOAD_TOO_LARGE');
  });

  test.each([
    ['brackets', '['.repeat(100_000)],
    ['objects', '{"a":'.repeat(50_000)],
    ['variables', `{"query":"{ products { id } }","variables":{"a":${'['.repeat(64)}${']'.repeat(64)}}}`],
  ])('JSON nested too deeply is 400 for little work: %s', async (_name, body) => {
    const cpuMs = await cpuTimeOf(async () => {
      const answer = await post(body);
      expect(answer.status).toBe(400);
      expect(codeOf(answer)).toBe('BAD_REQUEST');
    });
    expect(cpuMs).toBeLessThan(500);
  });

  test('JSON at the limit of nesting, with brackets and quotes in texts, is accepted', async () => {
    const nested = `${'['.repeat(61)}"\\"[[{{"${']'.repeat(61)}`;
    const answer = await post(`{"query":${JSON.stringify(productQuery)},"variables":{"a":${nested}}}`);
    expect(answer.status).toBe(200);
  });

  test('more than 5 000 tokens are a parse error', async () => {
    const answer = await post({ query: `{ ${'id '.repeat(5_000)} }` });
    expect(codeOf(answer)).toBe('GRAPHQL_PARSE_FAILED');
  });

  test('one header too large and headers too many are 431', async () => {
    const oneLarge = await post({ query: productQuery }, [jsonType, ['x-large', 'x'.repeat(17_000)]]);
    expect(oneLarge.status).toBe(431);
    expect(codeOf(oneLarge)).toBe('REQUEST_HEADER_FIELDS_TOO_LARGE');
    const many = await post({ query: productQuery }, [
      jsonType,
      ...Array.from({ length: 101 }, (_, index) => [`x-${index}`, '1'] as const),
    ]);
    expect(many.status).toBe(431);
  });

  test('a request target too long is 414', async () => {
    const answer = await get({ query: `{ product(id: "${'x'.repeat(9_000)}") { id } }` });
    expect(answer.status).toBe(414);
    expect(codeOf(answer)).toBe('URI_TOO_LONG');
  });
});

describe('requests a browser could be made to send', () => {
  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json, text/plain',
    'text/plain; application/json',
    'bogus',
  ])('a POST of %s is 415 and executes nothing', async (contentType) => {
    const before = shop.products.requests.length;
    const answer = await post({ query: productQuery }, [['content-type', contentType]]);
    expect(answer.status).toBe(415);
    expect(shop.products.requests.length).toBe(before);
  });

  test('a POST without a content type, or with two, is 415', async () => {
    expect((await post({ query: productQuery }, [])).status).toBe(415);
    expect((await post({ query: productQuery }, [jsonType, ['content-type', 'text/plain']])).status).toBe(
      415,
    );
  });

  test('encoded bodies and other character sets are 415', async () => {
    expect((await post({ query: productQuery }, [jsonType, ['content-encoding', 'gzip']])).status).toBe(415);
    expect(
      (await post({ query: productQuery }, [['content-type', 'application/json; charset=utf-16']])).status,
    ).toBe(415);
  });

  test.each<readonly [string, RawHeaders]>([
    ['a custom header', [preflight]],
    ['application/json', [jsonType]],
  ])('a GET with %s is answered', async (_name, headers) => {
    expect((await get({ query: productQuery }, headers)).status).toBe(200);
  });

  test('a GET of another content type is 415 even with a custom header', async () => {
    expect((await get({ query: productQuery }, [preflight, ['content-type', 'text/plain']])).status).toBe(
      415,
    );
    expect((await get({ query: productQuery }, [['content-type', 'text/plain']])).status).toBe(415);
  });
});

describe('headers of answers', () => {
  test('do not describe the server and forbid everything a page could do', async () => {
    const { headers } = await post({ query: productQuery });
    expect(headers['server']).toBeUndefined();
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers['cache-control']).toBe('no-store');
  });

  test('a well-formed request id comes back, another is replaced', async () => {
    expect(
      (await post({ query: productQuery }, [jsonType, ['x-request-id', 'abc-123']])).headers['x-request-id'],
    ).toBe('abc-123');
    const replaced = await post({ query: productQuery }, [jsonType, ['x-request-id', 'a b;<c>']]);
    expect(replaced.headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
  });

  test('the trace of a client is continued towards subgraphs', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    await post({ query: productQuery }, [
      jsonType,
      ['traceparent', `00-${traceId}-00f067aa0ba902b7-01`],
      ['tracestate', 'a=1'],
    ]);
    const headers = shop.products.requests.at(-1)?.headers;
    expect(headers?.['traceparent']).toMatch(
      new RegExp(`^00-${traceId}-(?!00f067aa0ba902b7)[\\da-f]{16}-01$`),
    );
    expect(headers?.['tracestate']).toBe('a=1');
  });

  test('two Authorization headers are 400', async () => {
    const secured = await startRouter(shop.all, {
      jwt: { jwksUrl: 'http://127.0.0.1:1/', issuer: 'a', audience: 'b' },
    });
    try {
      const answer = await sendRaw(secured.endpoint, {
        headers: [jsonType, ['authorization', 'Bearer a'], ['Authorization', 'Bearer b']],
        body: JSON.stringify({ query: productQuery }),
      });
      expect({ status: answer.status, code: codeOf(answer) }).toEqual({ status: 400, code: 'BAD_REQUEST' });
    } finally {
      await secured.close();
    }
  });
});

describe('paths', () => {
  test('unknown ones are 404 in JSON', async () => {
    const answer = await sendRaw(`${router.url}/nope`, { method: 'GET' });
    expect({ status: answer.status, code: codeOf(answer) }).toEqual({ status: 404, code: 'NOT_FOUND' });
  });

  test('malformed ones are 400 in JSON', async () => {
    const answer = await sendRaw(`${router.url}/%E0%A4%A`, { method: 'GET' });
    expect({ status: answer.status, code: codeOf(answer) }).toEqual({ status: 400, code: 'BAD_REQUEST' });
  });

  test.each(['/health', '/healthz', '/ready', '/readyz', '/version'])(
    '%s shows the service and version',
    async (path) => {
      const answer = await sendRaw(`${router.url}${path}`, { method: 'GET' });
      expect(answer.status).toBe(200);
      expect(JSON.parse(answer.text)).toMatchObject({ service: 'router', version: expect.any(String) });
    },
  );
});
