import { afterEach, expect, test } from '@jest/globals';
import type { EngineRequest, EngineResponse } from '../../router/engine/engine.ts';
import {
  type CompiledEngine,
  type CompiledEngineOptions,
  createCompiledEngine,
} from '../../router/engine/execution/compiled-engine.ts';
import type { SubgraphRequest } from '../../router/subgraph-http/subgraph-transport.ts';
import { compose, createExecutable, createRequest, responseText } from './harness/federated-graph.ts';

const snapshot = compose({
  a: {
    sdl: 'type Query { me(x: Int): User other: User } type Mutation { touch: User } type User @key(fields: "id") { id: ID! secret: String }',
    resolvers: {},
  },
  b: { sdl: 'type User @key(fields: "id") { id: ID! age: Int }', resolvers: {} },
});
const engines: CompiledEngine[] = [];

afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.close()));
});

interface Pending {
  readonly request: SubgraphRequest;
  readonly answer: (body: string) => void;
  isCancelled: boolean;
}

/** An engine whose subgraph requests wait until the test answers them. */
function start(options: CompiledEngineOptions = {}) {
  const pending: Pending[] = [];
  let onArrival: (() => void) | undefined;
  const engine = createCompiledEngine(snapshot, {
    ...options,
    transport: {
      send: (request, signal) =>
        new Promise((resolve, reject) => {
          const entry: Pending = {
            request,
            isCancelled: false,
            answer: (body) => resolve({ status: 200, body, headers: {} }),
          };
          signal?.addEventListener('abort', () => {
            entry.isCancelled = true;
            reject(new Error('cancelled'));
          });
          pending.push(entry);
          onArrival?.();
        }),
      close: async () => undefined,
    },
  });
  engines.push(engine);
  return {
    engine,
    pending,
    /** Resolves when `count` requests have arrived in all. */
    async arrived(count: number): Promise<void> {
      while (pending.length < count) {
        await new Promise<void>((resolve) => {
          onArrival = resolve;
        });
      }
    },
  };
}

const query = '{ me { id secret } }';
const operation = createExecutable(snapshot, query);

function request(overrides: Partial<EngineRequest> = {}): EngineRequest {
  return createRequest(snapshot, query, {}, { operation, ...overrides });
}

const dataOf = (response: EngineResponse | undefined) =>
  response?.kind === 'executed' ? response.data : undefined;

/** Lets everything run that can run without another answer. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

const answer = (secret: string): string => `{"data":{"me":{"id":"1","secret":"${secret}"}}}`;

test('identical queries in flight are one subgraph request, and get the same answer', async () => {
  const { engine, pending, arrived } = start();
  const responses = [engine.execute(request()), engine.execute(request())];
  await arrived(1);
  await settle();
  expect(pending).toHaveLength(1);
  pending[0]?.answer(answer('s'));
  const [first, second] = await Promise.all(responses);
  expect(responseText(first as EngineResponse)).toBe('{"data":{"me":{"id":"1","secret":"s"}}}');
  expect(second).toMatchObject({ kind: 'executed' });
  expect(String(dataOf(second))).toBe(String(dataOf(first)));
});

test.each<[string, Partial<EngineRequest>, CompiledEngineOptions]>([
  ['what answers depend on', { sharingKey: 'other' }, {}],
  ['being shared at all', { sharingKey: undefined }, {}],
  [
    'operation text',
    { operation: createExecutable(snapshot, '{ me { id  secret } }') },
    { shareSubgraphRequests: false },
  ],
])('requests that differ in %s share no execution', async (_, difference, options) => {
  const { engine, pending, arrived } = start(options);
  // Planned beforehand, so that the requests arrive in the order they are made.
  await engine.prepare(request().operation);
  await engine.prepare(request(difference).operation);
  const first = engine.execute(request());
  const second = engine.execute(request(difference));
  await arrived(2);
  pending[0]?.answer(answer('first'));
  pending[1]?.answer(answer('second'));
  expect(responseText(await first)).toContain('first');
  expect(responseText(await second)).toContain('second');
});

test('other variables are another execution', async () => {
  const text = 'query ($x: Int) { me(x: $x) { secret } }';
  const shared = createExecutable(snapshot, text);
  const { engine, pending, arrived } = start();
  const responses = [1, 2].map((x) => engine.execute(request({ operation: shared, variables: { x } })));
  await arrived(2);
  expect(
    pending.map((entry) => (JSON.parse(entry.request.body) as { variables: unknown }).variables),
  ).toEqual([{ x: 1 }, { x: 2 }]);
  for (const entry of pending) entry.answer('{"data":{"me":{"secret":"s"}}}');
  await Promise.all(responses);
});

test('request ids and viewer tokens differ without keeping requests apart', async () => {
  const { engine, pending, arrived } = start();
  const responses = ['1', '2'].map((id) =>
    engine.execute(request({ routerHeaders: { 'x-request-id': id, 'x-viewer-token': id } })),
  );
  await arrived(1);
  await settle();
  expect(pending).toHaveLength(1);
  pending[0]?.answer(answer('s'));
  await Promise.all(responses);
});

test('different queries of one identity share the subgraph requests they have in common', async () => {
  const { engine, pending, arrived } = start();
  const responses = [engine.execute(request()), engine.execute(request())];
  await arrived(1);
  await settle();
  expect(pending).toHaveLength(1);
  pending[0]?.answer(answer('s'));
  const [first, second] = await Promise.all(responses);
  expect(responseText(second as EngineResponse)).toBe(responseText(first as EngineResponse));
});

test('with sharing switched off every request is sent', async () => {
  const { engine, pending, arrived } = start({ shareSubgraphRequests: false });
  const responses = [engine.execute(request()), engine.execute(request())];
  await arrived(2);
  for (const entry of pending) entry.answer(answer('s'));
  await Promise.all(responses);
  expect(pending).toHaveLength(2);
});

test('mutations are never shared, and never given up once they have started', async () => {
  const mutation = createExecutable(snapshot, 'mutation { touch { id } }');
  const { engine, pending, arrived } = start();
  const controller = new AbortController();
  const first = engine.execute(request({ operation: mutation, signal: controller.signal }));
  const second = engine.execute(request({ operation: mutation }));
  await arrived(2);
  controller.abort(new Error('gone'));
  await expect(first).rejects.toThrow('gone');
  expect(pending.map(({ isCancelled }) => isCancelled)).toEqual([false, false]);
  for (const entry of pending) entry.answer('{"data":{"touch":{"id":"1"}}}');
  await second;
});

test('a follower survives the disconnect of the leader; the last one to leave cancels', async () => {
  const { engine, pending, arrived } = start();
  const leader = new AbortController();
  const led = engine.execute(request({ signal: leader.signal }));
  const followed = engine.execute(request());
  await arrived(1);
  leader.abort(new Error('gone'));
  await expect(led).rejects.toThrow('gone');
  expect(pending[0]?.isCancelled).toBe(false);
  pending[0]?.answer(answer('s'));
  expect(responseText(await followed)).toContain('"s"');

  const alone = new AbortController();
  const left = engine.execute(request({ signal: alone.signal }));
  await arrived(2);
  alone.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  expect(pending[1]?.isCancelled).toBe(true);
  await settle();
  expect(engine.statistics()).toMatchObject({ executionsInFlight: 0, subgraphRequestsInFlight: 0 });
});

test('identical bytes for two sharing keys stay two requests, and other bytes are never mixed up', async () => {
  const { engine, pending, arrived } = start();
  const seen: string[] = [];
  for (const sharingKey of ['x', 'y', 'x', 'y']) {
    const count = pending.length;
    const response = engine.execute(request({ sharingKey }));
    await arrived(count + 1);
    pending[count]?.answer(answer(`canary-${sharingKey}`));
    seen.push(responseText(await response));
  }
  expect(pending).toHaveLength(4);
  expect(seen.map((body) => /canary-./.exec(body)?.[0])).toEqual([
    'canary-x',
    'canary-y',
    'canary-x',
    'canary-y',
  ]);
});

test('errors are formatted for each client by itself', async () => {
  const { engine, pending, arrived } = start();
  const responses = ['one', 'two'].map((id) =>
    engine.execute(
      request({
        formatError: ({ message }) => ({ message: `${message} for ${id}`, extensions: { code: 'X' } }),
      }),
    ),
  );
  await arrived(1);
  pending[0]?.answer('{"data":{"me":null},"errors":[{"message":"no"}]}');
  const [first, second] = await Promise.all(responses);
  expect(responseText(first as EngineResponse)).toContain('no for one');
  expect(responseText(second as EngineResponse)).toContain('no for two');
  expect(first?.errors).toEqual([{ message: 'no for one', extensions: { code: 'X' } }]);
});
