import { mkdir, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { makeFolder } from './make-folder.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'make-folder-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

test('a folder is made with those above it, by several callers at the same time', async () => {
  const folder = path.join(root, 'a', 'b', 'c');
  await Promise.all([makeFolder(folder), makeFolder(folder), makeFolder(path.join(root, 'a', 'd'))]);
  expect((await stat(folder)).isDirectory()).toBe(true);
  await makeFolder(folder);
});

test('a link to a folder is one', async () => {
  await mkdir(path.join(root, 'real'));
  await symlink(path.join(root, 'real'), path.join(root, 'link'));
  await makeFolder(path.join(root, 'link', 'a'));
  expect((await stat(path.join(root, 'real', 'a'))).isDirectory()).toBe(true);
});

test('what cannot be made is refused with the reason of the system, and soon', async () => {
  await writeFile(path.join(root, 'file'), '');
  await symlink(path.join(root, 'missing'), path.join(root, 'dangling'));
  await expect(makeFolder(path.join(root, 'file'))).rejects.toThrow('EEXIST');
  await expect(makeFolder(path.join(root, 'file', 'a'))).rejects.toThrow('ENOTDIR');
  await expect(makeFolder(path.join(root, 'dangling'))).rejects.toThrow('EEXIST');
  await expect(makeFolder(path.join(root, 'dangling', 'a'))).rejects.toThrow(/ENOENT|EEXIST/);
  // Not a place on every system, and no place for a folder on any.
  await expect(makeFolder('/proc/none/a/b')).rejects.toThrow(/ENOENT|EACCES|EROFS|EPERM/);
});
