import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { RouterConfigInput } from '../../router/config/router-config.ts';
import { answerWith } from '../harness/scripted-subgraph.ts';
import { type ShopSubgraphs, startShopSubgraphs } from '../harness/shop-subgraphs.ts';
import { startRouter, type TestRouter } from '../harness/start-router.ts';

/** The one line about a request, and the metrics by operation and client. */
describe.each(['apollo', 'compiled'] as const)('with the %s engine', (engine) => {
  let shop: ShopSubgraphs;
  let router: TestRouter;
  const lines: Array<Record<string, unknown>> = [];

  beforeEach(async () => {
    shop = await startShopSubgraphs();
    router = await start({});
  });
  afterEach(async () => {
    await router.close();
    await shop.close();
  });

  function start(metrics: RouterConfigInput['metrics'], config: RouterConfigInput = {}): Promise<TestRouter> {
    lines.length = 0;
    const ignore = () => undefined;
    const info = (fields: object, message: string) => {
      if (message === 'answered') lines.push({ ...fields });
    };
    const logger = { debug: ignore, info, warn: ignore, error: ignore, isLevelEnabled: () => true };
    return startRouter(shop.all, { ...config, federation: { engine }, metrics }, { logger });
  }

  async function ask(query: string, headers: Record<string, string> = {}): Promise<void> {
    const response = await fetch(router.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
    await response.text();
  }

  test('a request is one line with client, operation, status, durations and ids', async () => {
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    await ask('query Shelf { products { name } }', {
      'apollographql-client-name': 'web',
      'apollographql-client-version': '1.2.3',
      'x-request-id': 'request-7',
      traceparent: `00-${traceId}-b7ad6b7169203331-01`,
    });
    expect(lines).toEqual([
      {
        requestId: 'request-7',
        traceId,
        clientName: 'web',
        clientVersion: '1.2.3',
        operationType: 'query',
        operationName: 'Shelf',
        documentHash: expect.stringMatching(/^[\da-f]{64}$/),
        status: 200,
        errorCodes: [],
        durationMs: expect.any(Number),
        subgraphMs: expect.any(Number),
        subgraphRequests: 1,
        supergraphVersion: expect.any(String),
      },
    ]);
    const [{ durationMs, subgraphMs } = {}] = lines;
    expect(Number(subgraphMs)).toBeGreaterThan(0);
    expect(Number(durationMs)).toBeGreaterThan(Number(subgraphMs));
  });

  test('a refused request is a line with its code and without subgraphs', async () => {
    await ask('{ nothing }');
    expect(lines).toEqual([
      expect.objectContaining({
        operationType: 'unknown',
        clientName: undefined,
        status: 400,
        errorCodes: ['GRAPHQL_VALIDATION_FAILED'],
        subgraphMs: 0,
        subgraphRequests: 0,
      }),
    ]);
  });

  async function countedOperations(): Promise<readonly string[]> {
    const text = await (await fetch(`${router.url}/metrics`)).text();
    return [...text.matchAll(/^router_operations_total\{(.*)\} (\d+)$/gm)]
      .map(([, labels = '', count]) => `${labels} ${count}`)
      .toSorted();
  }

  test('names of operations and clients that come again are labels up to the bound, and other beyond it', async () => {
    await router.close();
    router = await start({ maxOperations: 2, maxClients: 1 });
    for (const [name, times] of [
      ['One', 2],
      ['Two', 8],
      ['Three', 20],
    ] as const)
      for (let time = 0; time < times; time += 1)
        await ask(`query ${name} { products { name } }`, { 'graphql-client-name': `client of ${name}` });
    expect(await countedOperations()).toEqual([
      'operation="One",client="client of One",result="ok" 1',
      'operation="Two",client="other",result="ok" 1',
      'operation="other",client="other",result="ok" 28',
    ]);
  });

  test('a client with a new name in every request takes no place; the others and requests without names keep theirs', async () => {
    await router.close();
    router = await start({ maxOperations: 3, maxClients: 2 });
    for (let index = 0; index < 40; index += 1)
      await ask(`query Random${index} { products { name } }`, { 'graphql-client-name': `random ${index}` });
    for (let time = 0; time < 2; time += 1)
      await ask('query Shelf { products { name } }', { 'graphql-client-name': 'web' });
    await ask('{ products { name } }');
    expect(await countedOperations()).toEqual([
      'operation="Shelf",client="web",result="ok" 1',
      'operation="other",client="other",result="ok" 41',
      'operation="unnamed",client="unnamed",result="ok" 1',
    ]);
  });

  test('the name of a stored operation is a label when it first comes', async () => {
    await router.close();
    const folder = await mkdtemp(path.join(tmpdir(), 'request-log-'));
    await writeFile(path.join(folder, 'shelf.graphql'), 'query Shelf { products { name } }');
    router = await start({}, { persistedDocuments: { files: [folder] } });
    await rm(folder, { recursive: true });
    await ask('query Shelf { products { name } }');
    expect(await countedOperations()).toEqual(['operation="Shelf",client="unnamed",result="ok" 1']);
  });

  test('an overlong name is cut, in the line and in the labels', async () => {
    for (let time = 0; time < 2; time += 1) await ask(`query ${'N'.repeat(5_000)} { products { name } }`);
    expect(lines[0]?.['operationName']).toBe('N'.repeat(100));
    const text = await (await fetch(`${router.url}/metrics`)).text();
    expect(text).toContain(`operation="${'N'.repeat(100)}"`);
  });

  test('codes that subgraphs make up do not add labels and line lengths without end', async () => {
    await router.close();
    router = await start({}, { environment: 'development' });
    const errors = Array.from({ length: 300 }, (_, index) => ({
      message: 'no',
      extensions: { code: `${'C'.repeat(120)}${index}` },
    }));
    const further = Array.from({ length: 300 }, (_, index) => ({
      message: 'no',
      extensions: { code: `CODE_${index}` },
    }));
    const known = { message: 'no', extensions: { code: 'NOT_FOUND' } };
    shop.products.script(
      answerWith(200, JSON.stringify({ data: { products: [] }, errors: [...errors, ...further, known] })),
    );
    await ask('{ products { name } }');
    expect(lines[0]?.['errorCodes']).toEqual(Array.from({ length: 20 }, () => 'C'.repeat(100)));
    const text = await (await fetch(`${router.url}/metrics`)).text();
    const codes = [...text.matchAll(/^router_graphql_errors_total\{code="(.*)"\} (\d+)$/gm)];
    // A hundred of the 301 distinct ones, the one of the table, and the rest.
    expect(codes).toHaveLength(102);
    expect(codes.map(([, code, count]) => `${code} ${count}`)).toEqual(
      expect.arrayContaining(['NOT_FOUND 1', 'other 201', `${'C'.repeat(100)} 300`]),
    );
  });
});
