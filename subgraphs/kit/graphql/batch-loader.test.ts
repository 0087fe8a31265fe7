import { expect, test } from '@jest/globals';
import {
  createEntityLoader,
  createGroupLoader,
  createKeyedLoader,
  loadReferred,
  loadRequired,
} from './batch-loader.ts';
import { createLoaderFamily } from './loader-family.ts';

test('loads of one tick are one batch; answers in any order find their ids, missing ones are null', async () => {
  const batches: string[][] = [];
  const loader = createEntityLoader(async (ids) => {
    batches.push(ids);
    return ids
      .filter((id) => id !== 'missing')
      .toReversed()
      .map((id) => ({ id, name: `name of ${id}` }));
  });
  const found = await Promise.all(['a', 'missing', 'b', 'a'].map((id) => loader.load(id)));
  expect(batches).toEqual([['a', 'missing', 'b']]);
  expect(found.map((entity) => entity?.name ?? null)).toEqual(['name of a', null, 'name of b', 'name of a']);
});

test('an entity that was not asked for is ignored', async () => {
  const loader = createEntityLoader(async () => [{ id: 'other' }, { id: 'b' }]);
  expect(await loader.loadMany(['a', 'b'])).toEqual([null, { id: 'b' }]);
});

test('rows are found by a key of their own, five hundred a batch', async () => {
  const sizes: number[] = [];
  const loader = createKeyedLoader(
    async (keys) => {
      sizes.push(keys.length);
      return [{ id: '1', userId: 'user-7' }, { id: '2' }];
    },
    (row) => row.userId,
  );
  const found = await loader.loadMany(Array.from({ length: 501 }, (_, index) => `user-${index}`));
  expect(found[7]).toEqual({ id: '1', userId: 'user-7' });
  expect(found[8]).toBeNull();
  expect(sizes).toEqual([500, 1]);
});

test('rows go to their group in the order they came; a group without rows is empty', async () => {
  const loader = createGroupLoader(
    async () => [
      { of: 'b', n: 1 },
      { of: 'a', n: 2 },
      { of: 'b', n: 3 },
    ],
    (row) => row.of,
  );
  expect(await loader.loadMany(['a', 'b', 'c'])).toEqual([
    [{ of: 'a', n: 2 }],
    [
      { of: 'b', n: 1 },
      { of: 'b', n: 3 },
    ],
    [],
  ]);
});

test('a batch has at most five hundred ids', async () => {
  const sizes: number[] = [];
  const loader = createEntityLoader(async (ids) => {
    sizes.push(ids.length);
    return [];
  });
  await loader.loadMany(Array.from({ length: 1_201 }, (_, index) => `id-${index}`));
  expect(sizes).toEqual([500, 500, 201]);
});

test('a batch that fails fails each of its loads', async () => {
  const loader = createEntityLoader(async () => {
    throw new Error('down');
  });
  const outcomes = await Promise.allSettled([loader.load('a'), loader.load('b')]);
  expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected']);
});

test('an entity that must exist is NOT_FOUND when it does not', async () => {
  const loader = createEntityLoader(async () => [{ id: 'a' }]);
  expect(await loadRequired(loader, 'Customer', 'a')).toEqual({ id: 'a' });
  await expect(loadRequired(loader, 'Customer', 'b')).rejects.toMatchObject({
    code: 'NOT_FOUND',
    message: 'Customer b was not found.',
  });
});

test('an entity that another one names is null when none is named, and NOT_FOUND when it is not there', async () => {
  const loader = createEntityLoader(async () => [{ id: 'a' }]);
  expect(await loadReferred(loader, 'Customer', undefined)).toBeNull();
  expect(await loadReferred(loader, 'Customer', 'a')).toEqual({ id: 'a' });
  await expect(loadReferred(loader, 'Customer', 'b')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('equal arguments share a loader, other arguments get their own', () => {
  const family = createLoaderFamily((args: { readonly first: number }) => ({ args }));
  expect(family({ first: 1 })).toBe(family({ first: 1 }));
  expect(family({ first: 1 })).not.toBe(family({ first: 2 }));
});
