import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';

const root = path.join(import.meta.dirname, '../..');
const folders = globSync('{router,subgraphs}/decisions', { cwd: root });

test('the router and the domains have decisions', () => expect(folders).toHaveLength(2));

test.each(folders)('the index of %s has every decision with its title, in order', (name) => {
  const folder = path.join(root, name);
  const rows = globSync('0*.md', { cwd: folder })
    .toSorted()
    .map((file) => {
      const [title = ''] = readFileSync(path.join(folder, file), 'utf8').split('\n', 1);
      const [, number = '', text = ''] = /^# (\d+)\. (.+)$/.exec(title) ?? [];
      expect(file.startsWith(`${number.padStart(4, '0')}-`)).toBe(true);
      return `| [${number.padStart(4, '0')}](${file}) | ${text} |`;
    });
  const index = readFileSync(path.join(folder, 'README.md'), 'utf8');
  expect(index.split('\n').filter((line) => line.startsWith('| ['))).toEqual(rows);
});
