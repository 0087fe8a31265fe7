import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { domainRegistry } from '../../subgraphs/registry.ts';

/** A README with a table of the files of its folder says of each of them what it is, in the table or beside it. */
const root = path.join(import.meta.dirname, '../..');

/** The files of a domain are the same in all of them: `subgraphs/README.md` describes them, `layout.test.ts` checks them. */
const describedElsewhere = new Set(domainRegistry.map(({ name }) => `subgraphs/${name}/README.md`));

const folderReadmes = globSync('{files,router,subgraphs,test,schema,proto,deploy}/**/README.md', {
  cwd: root,
})
  .filter((file) => !file.includes('node_modules') && !describedElsewhere.has(file))
  .map((readme) => {
    const folder = path.dirname(readme);
    const files = globSync('*.ts', { cwd: path.join(root, folder) }).filter(
      (file) => !file.endsWith('.test.ts'),
    );
    const text = readFileSync(path.join(root, readme), 'utf8');
    const inTable = namesIn([...text.matchAll(/^\| (`[^|]*`) \|/gm)].map(([, cell]) => cell).join());
    return { readme, files, inTable, named: namesIn(text) };
  })
  .filter(({ files, inTable }) => files.some((file) => inTable.has(file)));

/** Names of TypeScript files in a text in Markdown. */
function namesIn(text: string): ReadonlySet<string | undefined> {
  return new Set([...text.matchAll(/`([\w./-]+\.ts)`/g)].map(([, name]) => name));
}

test('READMEs that describe files were found', () => {
  const found = folderReadmes.map(({ readme }) => readme);
  expect(found).toContain('router/engine/execution/README.md');
  expect(found).toContain('router/engine/planning/README.md');
});

test.each(folderReadmes)('$readme names every file of its folder', ({ files, named }) => {
  expect(files.filter((file) => !named.has(file))).toEqual([]);
});
