import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RouterConfigInput } from '../../router/config/router-config.ts';
import { type ScriptedSubgraph, startScriptedSubgraph } from '../harness/scripted-subgraph.ts';
import { startRouter, type TestRouter } from '../harness/start-router.ts';
import { codeOf, type RawAnswer, sendRaw } from './http-client.ts';
import { type RunningHomepages, startHomepages } from './start-homepages.ts';

/** What Chromium sends when a user types an address. */
const navigation = [
  ['accept', 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8'],
  ['accept-encoding', 'gzip, deflate, br, zstd'],
  ['sec-fetch-site', 'none'],
  ['sec-fetch-mode', 'navigate'],
  ['sec-fetch-dest', 'document'],
  ['cookie', 'session=1'],
] as const;

let homepages: RunningHomepages;
let events: ScriptedSubgraph;
let people: ScriptedSubgraph;
let development: TestRouter;
let production: TestRouter;

beforeAll(async () => {
  homepages = await startHomepages();
  ({ events, people, development, production } = homepages);
});

afterAll(() => homepages.close());

const get = (url: string, headers: ReadonlyArray<readonly [string, string]> = []): Promise<RawAnswer> =>
  sendRaw(url, { method: 'GET', headers: headers.filter(([name]) => name !== 'accept-encoding') });

async function withRouter(
  config: RouterConfigInput,
  use: (router: TestRouter) => Promise<void>,
): Promise<void> {
  const router = await startRouter([events, people], config);
  try {
    await use(router);
  } finally {
    await router.close();
  }
}

describe('for machines', () => {
  test.each([['*/*'], ['application/json'], ['application/json, text/html'], [undefined]])(
    'a client that accepts %s gets JSON',
    async (accept) => {
      const answer = await get(`${production.url}/`, accept === undefined ? [] : [['accept', accept]]);
      expect(answer.status).toBe(200);
      expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
      expect(answer.headers['vary']).toBe('Accept');
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(JSON.parse(answer.text)).toEqual({
        name: 'Supergraph',
        version: expect.stringMatching(/^\d+\.\d+\.\d+/),
        status: 'ready',
        supergraph: expect.stringMatching(/^[\da-f]{16}$/),
        endpoint: '/graphql',
        links: [
          { label: 'Schema, for code generators', url: '/schema.graphql' },
          { label: 'Health of this process', url: '/health' },
          { label: 'Readiness for traffic', url: '/ready' },
          { label: 'Versions', url: '/version' },
        ],
      });
    },
  );

  test('every link to this server leads somewhere', async () => {
    const { links } = JSON.parse((await get(`${development.url}/`)).text) as {
      readonly links: ReadonlyArray<{ readonly label: string; readonly url: string }>;
    };
    expect(links.map(({ label }) => label)).toEqual([
      'GraphiQL, the query editor',
      'Schema, for code generators',
      'Documentation',
      'Handbook',
      'Health of this process',
      'Readiness for traffic',
      'Versions',
    ]);
    for (const { url } of links.filter((link) => link.url.startsWith('/') && link.label !== 'Handbook')) {
      const { status } = await get(development.url + url, navigation);
      expect({ url, status }).toEqual({ url, status: 200 });
    }
  });

  test('in development the subgraphs are listed with their state', async () => {
    const gone = await startScriptedSubgraph({ name: 'people', sdl: people.sdl });
    const router = await startRouter([events, gone], { environment: 'development' });
    try {
      await gone.close();
      const { subgraphs } = JSON.parse((await get(`${router.url}/`)).text) as { readonly subgraphs: unknown };
      expect(subgraphs).toEqual([
        { name: 'events', state: 'answers' },
        { name: 'people', state: 'does_not_answer' },
      ]);
    } finally {
      await router.close();
    }
  });

  test('requests at the same time ask each subgraph once', async () => {
    const before = events.requests.length;
    const answers = await Promise.all(Array.from({ length: 20 }, () => get(`${development.url}/`)));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(events.requests.length - before).toBeLessThan(20);
  });

  test('in production no request of a client makes one to a subgraph, and nothing secret is said', async () => {
    const before = events.requests.length;
    for (const headers of [[], navigation]) {
      const { text } = await get(`${production.url}/`, headers);
      expect(text).not.toMatch(/events|people|thirty-two|open-sesame|127\.0\.0\.1:(?!\d+\/graphql)/);
    }
    expect(events.requests).toHaveLength(before);
  });

  test('a router without a supergraph says so', async () => {
    const router = await startRouter([], {
      supergraph: { file: undefined, subgraphs: [{ name: 'events', url: 'http://127.0.0.1:1/' }] },
    });
    try {
      const description: unknown = JSON.parse((await get(`${router.url}/`)).text);
      expect(description).toMatchObject({ status: 'not_ready', supergraph: null });
      expect((await get(`${router.url}/`, navigation)).text).toContain('not ready');
    } finally {
      await router.close();
    }
  });

  test.each([[[]], [navigation]])('a path without a route stays a JSON 404', async (headers) => {
    const answer = await get(`${production.url}/nothing-here`, headers);
    expect({ status: answer.status, code: codeOf(answer) }).toEqual({ status: 404, code: 'NOT_FOUND' });
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  });
});

describe('the configuration', () => {
  test('does without the page', async () => {
    await withRouter({ homepage: { enabled: false } }, async (router) => {
      expect((await get(`${router.url}/`)).status).toBe(404);
    });
  });

  test.each<[string, RouterConfigInput, string]>([
    ['the endpoint', { server: { path: '/' } }, '?query=%7B__typename%7D'],
    ['the metrics', { metrics: { path: '/' } }, ''],
  ])('gives the path to %s', async (_name, config, query) => {
    await withRouter(config, async (router) => {
      const { status, text } = await get(`${router.url}/${query}`);
      expect(status).toBe(200);
      expect(text).toMatch(/"__typename":"Query"|router_requests_in_flight/);
    });
  });
});

describe('a browser', () => {
  test('gets a page that runs and loads nothing', async () => {
    const answer = await get(`${development.url}/`, navigation);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['vary']).toMatch(/\bAccept\b/);
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; img-src data:/);
    expect(policy).not.toMatch(/unsafe|script/);
    expect(answer.text).not.toMatch(/<script|\son\w+=|<(img|iframe|form)\b|\sstyle=/);
    expect(answer.text).toContain('<h1>Tickets &lt;&amp; more></h1>');
    expect(answer.text).toContain('href="https://docs.example/start?a=1&amp;b=2"');
  });

  test('that opens the endpoint in production reads how to get the editor', async () => {
    const answer = await get(production.endpoint, navigation);
    expect(answer.status).toBe(406);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.text).not.toContain('CSRF_ERROR');
    expect(answer.text).toContain('graphiql.enabled: true');
    expect(answer.text).toContain(production.endpoint);
    expect(answer.text).not.toContain('open-sesame');
  });

  test('that navigates to an operation is answered by the rules of operations', async () => {
    const answer = await get(`${production.endpoint}?query=%7B__typename%7D`, navigation);
    expect(answer.headers['content-type']).toContain('json');
  });

  test.each(['"><script>alert(1)</script>', "x';rm", '$(id)'])(
    'finds no host in the example that is not one: %s',
    async (host) => {
      const { port } = new URL(development.url);
      const socket = connect(Number(port), '127.0.0.1');
      socket.write(`GET / HTTP/1.1\r\nhost: ${host}\r\naccept: text/html\r\nconnection: close\r\n\r\n`);
      const answer = await text(socket);
      expect(answer).not.toContain(host);
      expect(answer).not.toContain('<script');
    },
  );
});
