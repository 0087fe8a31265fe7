import { expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { createDocumentCache } from '../documents/document-cache.ts';
import { Generation } from './generation.ts';

function createGeneration() {
  const steps: string[] = [];
  const apiSchema = buildSchema('type Query { a: Int }');
  const documents = createDocumentCache({
    schema: apiSchema,
    documentRules: [],
    operationRules: [],
    maxTokens: 100,
    maxErrors: 1,
    maxBytes: 0,
    showSuggestions: false,
    onLookup: () => undefined,
  });
  const engine = {
    execute: () => Promise.reject(new Error('not asked')),
    prepare: async () => undefined,
    pin: async () => undefined,
    ready: async () => undefined,
    statistics: () => ({ operations: undefined, executionsInFlight: 0, subgraphRequestsInFlight: 0 }),
    close: async () => {
      steps.push('closed');
    },
  };
  const authenticated = { types: new Set<string>(), fields: new Set<string>() };
  const snapshot = { version: 'v1', supergraphSdl: '', apiSchema, subgraphs: [], authenticated };

  return { generation: new Generation(snapshot, engine, documents), steps };
}

test('holders learn that a generation retires, and those that leave then let it close', async () => {
  const { generation, steps } = createGeneration();
  expect(generation.retired.aborted).toBe(false);
  generation.acquire();
  // As a subscription does: it moves on as soon as it learns of it.
  generation.retired.addEventListener('abort', () => {
    steps.push('retired');
    generation.release();
  });
  await generation.retire(60_000);
  expect(steps).toEqual(['retired', 'closed']);
  expect(generation.retired.aborted).toBe(true);
});

test('a generation without holders closes when it retires, and retires once', async () => {
  const { generation, steps } = createGeneration();
  await Promise.all([generation.retire(60_000), generation.retire(60_000)]);
  expect(steps).toEqual(['closed']);
});

test('a holder that stays is waited for until the time is up', async () => {
  const { generation, steps } = createGeneration();
  generation.acquire();
  await generation.retire(10);
  expect(steps).toEqual(['closed']);
});
