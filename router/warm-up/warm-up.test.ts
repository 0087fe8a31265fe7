import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { resolveConfig } from '../config/load-config.ts';
import type { WarmUpConfig } from '../config/warm-up-config.ts';
import { createDocumentCache } from '../documents/document-cache.ts';
import type { ExecutableOperation } from '../graphql/operation.ts';
import { createFolderSource, type OperationSource } from './operation-source.ts';
import { createWarmUp } from './warm-up.ts';

const schema = buildSchema('type Query { a: Query b: Int } type Subscription { c: Int }');

function createTarget(changes: { readonly prepare?: () => Promise<void> } = {}) {
  const prepared: Array<string | undefined> = [];
  const pinned: Array<string | undefined> = [];
  const nameOf = ({ operationName, text }: ExecutableOperation) => operationName ?? text;
  const documents = createDocumentCache({
    schema,
    documentRules: [],
    operationRules: [],
    maxTokens: 5_000,
    maxErrors: 20,
    maxBytes: 1_000_000,
    showSuggestions: false,
    onLookup: () => undefined,
  });
  const engine = {
    execute: () => Promise.reject(new Error('nothing is executed')),
    async prepare(operation: ExecutableOperation) {
      await changes.prepare?.();
      prepared.push(nameOf(operation));
    },
    async pin(operation: ExecutableOperation) {
      pinned.push(nameOf(operation));
    },
    ready: async () => undefined,
    statistics: () => ({ operations: undefined, executionsInFlight: 0, subgraphRequestsInFlight: 0 }),
    close: async () => undefined,
  };
  const snapshot = {
    version: 'v2',
    supergraphSdl: '',
    apiSchema: schema,
    subgraphs: [],
    authenticated: { types: new Set<string>(), fields: new Set<string>() },
  };
  return { prepared, pinned, target: { snapshot, engine, documents } };
}

function createRecorded(config: Partial<WarmUpConfig> = {}, sources: readonly OperationSource[] = []) {
  const counted: string[] = [];
  const logged: Array<Record<string, unknown>> = [];
  const note = (fields: object) => logged.push(fields as Record<string, unknown>);
  const { warmUp: defaults } = resolveConfig({ supergraph: { file: 'unused' } });
  const warmUp = createWarmUp({
    config: { ...defaults, ...config },
    sources,
    logger: { debug: note, info: note, warn: note, error: note, isLevelEnabled: () => true },
    metrics: {
      operationWarmedUp: (reason, result) => counted.push(`${reason} ${result}`),
      warmedUp: () => undefined,
    },
  });
  return { warmUp, counted, logged };
}

const source = (...texts: readonly string[]): OperationSource => ({
  name: 'test',
  read: () => texts.map((text) => ({ text })),
});
const never = new AbortController().signal;

test('expected operations are pinned, in their order; subscriptions are left alone', async () => {
  const { target, pinned, prepared } = createTarget();
  const { warmUp, counted } = createRecorded({ concurrency: 1 }, [
    source('query One { b }', 'query Two { b } query Three { a { b } }', 'subscription { c }'),
  ]);
  await warmUp(target, undefined, never);
  expect(pinned).toEqual(['One', 'Two', 'Three']);
  expect(prepared).toEqual([]);
  expect(counted).toEqual(['expected prepared', 'expected prepared', 'expected prepared']);
});

test('an expected operation may be one of several in its document', async () => {
  const { target, pinned } = createTarget();
  const text = 'query Two { b } query Three { a { b } }';
  const { warmUp } = createRecorded({}, [{ name: 'test', read: () => [{ text, operationName: 'Three' }] }]);
  await warmUp(target, undefined, never);
  expect(pinned).toEqual(['Three']);
});

test('of the operations of the replaced supergraph the most used share is prepared, the most used first', async () => {
  const { target: replaced } = createTarget();
  const uses = { '{ b }': 1, 'query Often { b }': 5, '{ a { b } }': 2, '{ x: b }': 3 };
  for (const [text, count] of Object.entries(uses)) {
    for (let asked = 0; asked < count; asked += 1) replaced.documents.prepare(text);
  }
  const { target, prepared, pinned } = createTarget();
  await createRecorded({ popularShare: 0.5, concurrency: 1 }).warmUp(target, replaced.documents, never);
  expect(prepared).toEqual(['Often', '{ x: b }']);
  expect(pinned).toEqual([]);
});

test('what was prepared but not asked for again is not lost by the next replacement', async () => {
  const first = createTarget();
  for (const text of ['{ b }', '{ a { b } }', '{ x: b }', '{ y: b }']) first.target.documents.prepare(text);
  const { warmUp } = createRecorded({ popularShare: 0.5 });
  const second = createTarget();
  await warmUp(second.target, first.target.documents, never);
  const third = createTarget();
  await warmUp(third.target, second.target.documents, never);
  expect(second.prepared).toHaveLength(2);
  expect(new Set(third.prepared)).toEqual(new Set(second.prepared));
});

test('an operation that the new schema refuses is logged and counted, the others are prepared', async () => {
  const { target, pinned } = createTarget();
  const { warmUp, counted, logged } = createRecorded({ concurrency: 1 }, [
    source('{ gone }', 'query Two { b }'),
  ]);
  await warmUp(target, undefined, never);
  expect(pinned).toEqual(['Two']);
  expect(counted).toEqual(['expected invalid', 'expected prepared']);
  expect(logged[0]).toMatchObject({ result: 'invalid', reason: expect.stringContaining('gone') });
});

test('an operation that cannot be planned, and a source that cannot be read, do not stop the others', async () => {
  const failing = createTarget({ prepare: () => Promise.reject(new Error('no plan')) });
  const { target: replaced } = createTarget();
  replaced.documents.prepare('{ b }');
  const unreadable = { name: 'gone', read: () => Promise.reject(new Error('no such folder')) };
  const { warmUp, counted, logged } = createRecorded({}, [unreadable, source('query One { b }')]);
  await warmUp(failing.target, replaced.documents, never);
  expect(counted).toEqual(['expected prepared', 'popular failed']);
  expect(logged.map(({ reason }) => reason)).toEqual(['no such folder', 'no plan', undefined]);
});

test('when a source does not answer in time, only its own operations are missing', async () => {
  const { target, pinned } = createTarget();
  const stuck = { name: 'stuck', read: () => new Promise<never>(() => undefined) };
  const { warmUp, logged } = createRecorded({ timeoutMs: 1_000 }, [stuck, source('{ b }')]);
  await warmUp(target, undefined, never);
  expect(logged[0]).toMatchObject({ source: 'stuck', reason: 'time is up' });
  expect(pinned).toEqual(['{ b }']);
});

test('operations that time does not allow are counted as skipped', async () => {
  const { target } = createTarget({ prepare: () => new Promise(() => undefined) });
  const { target: replaced } = createTarget();
  for (const text of ['{ b }', '{ a { b } }']) replaced.documents.prepare(text);
  const { warmUp, counted } = createRecorded({ timeoutMs: 20, popularShare: 1 });
  await warmUp(target, replaced.documents, never);
  expect(counted).toEqual(['popular skipped', 'popular skipped']);
});

test('switched off it does nothing', async () => {
  const { target, pinned } = createTarget();
  await createRecorded({ enabled: false }, [source('{ b }')]).warmUp(target, undefined, never);
  expect(pinned).toEqual([]);
});

test('a folder is read at any depth, in the order of names, one document per file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'warm-up-'));
  try {
    await mkdir(join(folder, 'deep'));
    await writeFile(join(folder, 'b.graphql'), 'query B { b }');
    await writeFile(join(folder, 'deep', 'c.graphql'), 'query C { b }');
    await writeFile(join(folder, 'a.graphql'), 'query A { b }');
    await writeFile(join(folder, 'notes.md'), 'nothing');
    const operations = await createFolderSource(folder).read();
    expect(operations.map(({ text }) => text)).toEqual(['query A { b }', 'query B { b }', 'query C { b }']);
    await expect(createFolderSource(join(folder, 'none')).read()).rejects.toThrow('no *.graphql files');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
