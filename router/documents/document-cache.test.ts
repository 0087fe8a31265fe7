import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { hostileDocuments } from '../../test/harness/hostile-documents.ts';
import { codeOfError } from '../graphql/response-error.ts';
import { createDocumentCache, type DocumentCacheOptions } from './document-cache.ts';

const schema = buildSchema('type Query { a: Query b: Int }');

function createCache(changes: Partial<DocumentCacheOptions> = {}) {
  const lookups: boolean[] = [];
  const cache = createDocumentCache({
    schema,
    documentRules: [],
    operationRules: [],
    maxTokens: 5_000,
    maxErrors: 20,
    maxBytes: 1_000_000,
    showSuggestions: false,
    onLookup: (isHit) => lookups.push(isHit),
    ...changes,
  });
  return { cache, lookups };
}

test('the same text gives the same operation objects', () => {
  const { cache, lookups } = createCache();
  const first = cache.prepare('query A { b } query B { a { b } }');
  expect(cache.prepare('query A { b } query B { a { b } }')).toBe(first);
  expect(lookups).toEqual([false, true]);
  if (first.kind === 'refused') throw new Error('refused');
  expect([...first.operations.keys()]).toEqual(['A', 'B']);
});

test('the hash is the SHA-256 of the text', () => {
  const prepared = createCache().cache.prepare('{ b }');
  if (prepared.kind === 'refused') throw new Error('refused');
  const expected = createHash('sha256').update('{ b }').digest('hex');
  expect(prepared.operations.get(undefined)?.documentHash).toBe(expected);
});

test('refusals are remembered too', () => {
  const { cache, lookups } = createCache();
  expect(cache.prepare('{ nope }')).toBe(cache.prepare('{ nope }'));
  expect(lookups).toEqual([false, true]);
});

test('old texts make room for new ones', () => {
  const { cache, lookups } = createCache({ maxBytes: 5_000 });
  for (let index = 0; index < 50; index += 1) cache.prepare(`query Q${index} { b }`);
  cache.prepare('query Q0 { b }');
  cache.prepare('query Q49 { b }');
  expect(lookups.at(-2)).toBe(false);
  expect(lookups.at(-1)).toBe(true);
});

test('rules come before validation, and the first with errors decides', () => {
  const { cache } = createCache({
    documentRules: [() => [], () => [{ message: 'no', extensions: { code: 'FORBIDDEN' } }]],
  });
  const prepared = cache.prepare('{ nope }');
  expect(prepared.kind === 'refused' && prepared.response.errors.map(codeOfError)).toEqual(['FORBIDDEN']);
});

test('an operation is checked when it is asked for, once, against the schema', () => {
  const checked: Array<string | undefined> = [];
  const { cache } = createCache({
    operationRules: [
      (operation, ofSchema) => {
        checked.push(operation.operationName);
        expect(ofSchema).toBe(schema);
        return operation.operationName === 'B' ? [{ message: 'no', extensions: { code: 'FORBIDDEN' } }] : [];
      },
    ],
  });
  const prepared = cache.prepare('query A { b } query B { b }');
  if (prepared.kind === 'refused') throw new Error('refused');
  const [a, b] = prepared.operations.values();
  if (a === undefined || b === undefined) throw new Error('not found');
  expect([cache.check(a), cache.check(a)]).toEqual([undefined, undefined]);
  expect(cache.check(b)).toMatchObject({ status: 403, errors: [{ message: 'no' }] });
  expect(cache.check(b)).toBe(cache.check(b));
  expect(checked).toEqual(['A', 'B']);
});

describe('hostile documents', () => {
  // What each may cost is a budget of `npm run bench:reactions`.
  test.each(hostileDocuments)('%s is decided', (_name, text, decision) => {
    const { cache } = createCache();
    const { kind } = cache.prepare(text);
    expect(kind).toBe(decision);
  });
});

describe('documents that are asked for most', () => {
  test('are listed by share, without refused ones: the most used first, then the latest', () => {
    const { cache } = createCache();
    for (const text of ['{ b }', '{ a { b } }', '{ a { b } }', '{ unknown }', '{ unknown }', '{ x: b }']) {
      cache.prepare(text);
    }
    expect(cache.mostUsed(0.4)).toEqual([
      { text: '{ a { b } }', uses: 2 },
      { text: '{ x: b }', uses: 1 },
    ]);
    expect(cache.mostUsed(1)).toHaveLength(3);
    expect(cache.mostUsed(0)).toEqual([]);
  });

  test('count half when another cache hands them over, and do not count as lookups', () => {
    const { cache, lookups } = createCache();
    const remembered = cache.remember('{ b }', 5);
    expect(lookups).toEqual([]);
    expect(cache.prepare('{ b }')).toBe(remembered);
    expect(cache.mostUsed(1)).toEqual([{ text: '{ b }', uses: 3.5 }]);
  });

  test('are none for a cache of size 0', () => {
    const { cache } = createCache({ maxBytes: 0 });
    cache.prepare('{ b }');
    expect(cache.mostUsed(1)).toEqual([]);
    expect(cache.remember('{ b }', 1).kind).toBe('valid');
  });
});
