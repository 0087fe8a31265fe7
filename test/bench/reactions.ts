import { buildSchema } from 'graphql';
import { readCommand } from '../../router/command/command.ts';
import type { RouterConfigInput } from '../../router/config/router-config.ts';
import { createDocumentCache } from '../../router/documents/document-cache.ts';
import { hostileDocuments } from '../harness/hostile-documents.ts';
import { type ShopSubgraphs, startShopSubgraphs } from '../harness/shop-subgraphs.ts';
import { startRouter, type TestRouter } from '../harness/start-router.ts';

readCommand({
  usage: 'npm run bench:reactions',
  about:
    'How soon the router reacts, on a quiet machine; ends with 1 when the median of twenty rounds is above a budget.',
  flags: {},
});

/**
 * `npm run bench:reactions`: how soon the router reacts, on a quiet machine. Tests prove that it reacts; these are the
 * budgets of time, with exit code 1 when the median of twenty rounds is above one.
 */
interface Reaction {
  readonly name: string;
  readonly budgetMs: number;
  readonly config: RouterConfigInput;
  /** Milliseconds of one round. */
  readonly measure: (router: TestRouter, shop: ShopSubgraphs) => Promise<number>;
}

const rounds = 20;
const subgraphTimeoutMs = 400;

const reactions: readonly Reaction[] = [
  {
    name: 'a subgraph notices that the client of a query went away',
    budgetMs: 100,
    config: {},
    measure: async (router, shop) => {
      const { promise: closed, resolve: onClosed } = Promise.withResolvers<number>();
      shop.products.script((_request, response) => {
        response.on('close', () => onClosed(performance.now()));
        return new Promise<boolean>(() => undefined);
      });
      const leave = new AbortController();
      const arrived = shop.products.nextRequest();
      const pending = ask(router, leave.signal).catch(() => undefined);
      await arrived;
      const leftAt = performance.now();
      leave.abort();
      await pending;
      return (await closed) - leftAt;
    },
  },
  {
    name: `a subgraph whose ${subgraphTimeoutMs} ms are over is given up`,
    budgetMs: subgraphTimeoutMs + 50,
    config: { subgraphs: { all: { timeoutMs: subgraphTimeoutMs } } },
    measure: async (router, shop) => {
      shop.products.script(() => new Promise<boolean>(() => undefined));
      const askedAt = performance.now();
      await ask(router);
      return performance.now() - askedAt;
    },
  },
  {
    name: 'JSON nested fifty thousand levels deep is refused',
    budgetMs: 50,
    config: {},
    measure: async (router) => {
      const askedAt = performance.now();
      const response = await post(router, '{"a":'.repeat(50_000));
      if (response.status !== 400) throw new Error(`The router answered ${response.status}.`);
      return performance.now() - askedAt;
    },
  },
  ...hostileDocuments.map(([name, text]) => ({
    name: `${name}: the document is decided`,
    budgetMs: 200,
    config: {},
    measure: async () => measureDecision(text),
  })),
];

/** CPU milliseconds that parsing and validating a document takes. */
function measureDecision(text: string): number {
  const cache = createDocumentCache({
    schema: buildSchema('type Query { a: Query b: Int }'),
    documentRules: [],
    operationRules: [],
    maxTokens: 5_000,
    maxErrors: 20,
    maxBytes: 1_000_000,
    showSuggestions: false,
    onLookup: () => undefined,
  });
  cache.prepare('{ a { b } }');
  const before = process.cpuUsage();
  cache.prepare(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

const shop = await startShopSubgraphs();
for (const { name, budgetMs, config, measure } of reactions) {
  const router = await startRouter(shop.all, config);
  shop.products.script(undefined);
  await ask(router);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await measure(router, shop));
  await router.close();
  times.sort((one, other) => one - other);
  const medianMs = times[rounds / 2] ?? Number.POSITIVE_INFINITY;
  const worstMs = times.at(-1) ?? medianMs;
  console.log(
    `${name}: median ${medianMs.toFixed(1)} ms, worst ${worstMs.toFixed(1)} ms, budget ${budgetMs} ms`,
  );
  if (medianMs > budgetMs) process.exitCode = 1;
}
await shop.close();

function ask(router: TestRouter, signal?: AbortSignal): Promise<string> {
  return post(router, '{"query":"{ products { name } }"}', signal).then((response) => response.text());
}

function post(router: TestRouter, body: string, signal?: AbortSignal): Promise<Response> {
  return fetch(router.endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    ...(signal ? { signal } : {}),
  });
}
