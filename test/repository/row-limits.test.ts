import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';

const root = path.resolve(import.meta.dirname, '../..');
/** `.limit(…)` and `limit ${…}` of anything but a `rowLimit`. */
const bareLimit = /\.limit\((?!rowLimit\()|\blimit \$\{(?!rowLimit\()/;

test('every statement of the domains says through rowLimit how many rows it wants', () => {
  const files = globSync('subgraphs/**/*.ts', { cwd: root }).filter((file) => !file.endsWith('.test.ts'));
  const texts = files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')] as const);
  expect(texts.filter(([, text]) => text.includes('rowLimit(')).length).toBeGreaterThan(10);
  expect(texts.filter(([, text]) => bareLimit.test(text)).map(([file]) => file)).toEqual([]);
});
