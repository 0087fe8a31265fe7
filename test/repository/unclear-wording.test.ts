import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { findUnclearWording } from './unclear-wording.ts';

const root = path.join(import.meta.dirname, '../..');

/** Sources, contracts and documents. Generated files repeat the words of what they are generated from. */
const files = globSync(
  '{*,.ci/*,{router,subgraphs,schema,proto,test,deploy}/**/*}.{ts,js,css,md,graphql,proto,yaml,yml,template}',
  { cwd: root },
).filter((file) => !/(^|\/)(node_modules|generated)\/|\/unclear-wording\./.test(file));

test('comments, names and documents use plain words', () => {
  expect(files.length).toBeGreaterThan(1_000);
  const found = files.flatMap((file) =>
    findUnclearWording(readFileSync(path.join(root, file), 'utf8')).map(
      (wording) => `${file}:${wording.line}: "${wording.found}": write ${wording.instead}`,
    ),
  );
  expect(found).toEqual([]);
});

test.each([
  ['// Nobody asked for it.', 'Nobody'],
  ['const strangersOf = 1;', 'strangers'],
  ['/** Two calls at once. */', 'at once'],
  ["throw new Error('is no date')", 'is no'],
  ['export const TOLD_ERRORS = [];', 'TOLD'],
])('%s is found', (text, found) => {
  expect(findUnclearWording(`\n${text}\n`)).toEqual([expect.objectContaining({ line: 2, found })]);
});

test.each(['// There is no such row.', '// It is no longer used.', 'const intelligible = retell;'])(
  '%s is accepted',
  (text) => {
    expect(findUnclearWording(text)).toEqual([]);
  },
);
