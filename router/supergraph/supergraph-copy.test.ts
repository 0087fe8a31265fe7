import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createSupergraphCopy } from './supergraph-copy.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'supergraph-copy-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const owner = { url: 'https://registry.example/shop?key=secret', shownUrl: 'https://registry.example/shop' };
const createCopy = (file: string, url = owner.url) => createSupergraphCopy(file, { ...owner, url });

test('folders of a copy are made when it is written, and it says whose it is without its secrets', async () => {
  const file = join(folder, 'a', 'b', 'c', 'copy.graphql');
  await createCopy(file).write('type Query');
  const text = await readFile(file, 'utf8');
  expect(text).toMatch(
    /^# supergraph of https:\/\/registry\.example\/shop, address sha256:[\da-f]{64}\ntype Query$/,
  );
  expect(text).not.toContain('secret');
  expect(await createCopy(file).read()).toEqual({ kind: 'copy', supergraphSdl: 'type Query' });
});

test.each(['https://registry.example/shop', 'https://registry.example/shop?key=other', 'https://x.example/'])(
  'the copy of another address is foreign to %s',
  async (url) => {
    const file = join(folder, 'copy.graphql');
    await createCopy(file).write('type Query');
    expect(await createCopy(file, url).read()).toEqual({ kind: 'foreign', of: owner.shownUrl });
  },
);

test('a file that does not say whose it is, is foreign; one that is missing is none', async () => {
  const file = join(folder, 'copy.graphql');
  expect(await createCopy(file).read()).toEqual({ kind: 'none' });
  await writeFile(file, 'type Query');
  expect(await createCopy(file).read()).toEqual({ kind: 'foreign', of: undefined });
});

test('what a killed process left is removed at the next start, and nothing else', async () => {
  const file = join(folder, 'copy.graphql');
  const left = 'copy.graphql.0190a4b6-1c2d-4e3f-8a9b-0c1d2e3f4a5b';
  const others = ['copy.graphql.bak', 'other.graphql.0190a4b6-1c2d-4e3f-8a9b-0c1d2e3f4a5b'];
  for (const name of [left, ...others]) await writeFile(join(folder, name), 'half');
  await createCopy(file).read();
  expect((await readdir(folder)).toSorted()).toEqual(others);
});

test('processes that start at the same time all write', async () => {
  const file = join(folder, 'copy.graphql');
  await Promise.all(Array.from({ length: 20 }, (_, index) => createCopy(file).write(`type T${index}`)));
  expect(await createCopy(file).read()).toMatchObject({ kind: 'copy' });
  expect(await readdir(folder)).toEqual(['copy.graphql']);
});

test('a folder that cannot be made fails the write and ends it', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  await expect(createCopy(join(file, 'a', 'copy.graphql')).write('type Query')).rejects.toThrow('ENOTDIR');
  // Not a place on every system, and no place for a folder on any.
  await expect(createCopy('/proc/none/a/copy.graphql').write('type Query')).rejects.toThrow(
    /ENOENT|EACCES|EROFS|EPERM/,
  );
});
