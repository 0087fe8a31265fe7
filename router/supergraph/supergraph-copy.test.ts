import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createSupergraphCopy } from './supergraph-copy.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'supergraph-copy-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('folders of a copy are made when it is written', async () => {
  const file = join(folder, 'a', 'b', 'c', 'copy.graphql');
  const copy = createSupergraphCopy(file);
  await copy.write('type Query');
  expect(await readFile(file, 'utf8')).toBe('type Query');
});

test('a folder that cannot be made fails the write and ends it', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  await expect(createSupergraphCopy(join(file, 'a', 'copy.graphql')).write('type Query')).rejects.toThrow(
    'ENOTDIR',
  );
  // Not a place on every system, and no place for a folder on any.
  await expect(createSupergraphCopy('/proc/none/a/copy.graphql').write('type Query')).rejects.toThrow(
    /ENOENT|EACCES|EROFS|EPERM/,
  );
});
