import { expect, test } from '@jest/globals';
import { createOperationCache } from './operation-cache.ts';

interface Entry {
  readonly name: string;
  readonly size: number;
}

const createCache = (maxBytes: number) => createOperationCache<Entry>((entry) => entry.size, { maxBytes });
const entry =
  (name: string, size = 10) =>
  async (): Promise<Entry> => ({ name, size });

test('while an entry is created, others wait for it', async () => {
  const cache = createCache(1_000);
  let creations = 0;
  const create = async (): Promise<Entry> => {
    creations += 1;
    return { name: 'a', size: 1 };
  };
  const [first, second] = await Promise.all([cache.get('a', create), cache.get('a', create)]);
  expect(second).toBe(first);
  expect(creations).toBe(1);
  expect(cache.statistics()).toMatchObject({ hits: 1, misses: 1, entries: 1 });
});

test('a failed creation is tried again by the next', async () => {
  const cache = createCache(1_000);
  await expect(cache.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect((await cache.get('a', entry('a'))).name).toBe('a');
});

test('entries are evicted by size, the least recently used first', async () => {
  const cache = createCache(100);
  for (const name of ['a', 'b', 'c']) await cache.get(name, entry(name, 40));
  expect(cache.statistics()).toMatchObject({ entries: 2 });
  expect((await cache.get('a', entry('again'))).name).toBe('again');
  expect((await cache.get('c', entry('again'))).name).toBe('c');
});

test('a pinned entry stays, however many others are asked for', async () => {
  const cache = createCache(100);
  await cache.get('kept', entry('kept', 90), true);
  for (let index = 0; index < 50; index += 1) await cache.get(`x${index}`, entry('x', 60));
  expect((await cache.get('kept', entry('again'))).name).toBe('kept');
  expect(cache.statistics()).toMatchObject({ pinned: 1, entries: 2 });
});

test('an entry can be pinned after it was created', async () => {
  const cache = createCache(100);
  await cache.get('a', entry('a', 60));
  await cache.get('a', entry('a', 60), true);
  await cache.get('b', entry('b', 60));
  expect((await cache.get('a', entry('again'))).name).toBe('a');
});
