import { globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';

const root = path.join(import.meta.dirname, '../..');

test('the domains have the same shape', () => {
  const expected = [
    'README.md',
    'codegen.json',
    'context.ts',
    'domain.ts',
    'generated',
    'loaders.ts',
    'permissions.ts',
    'resolvers',
    'service',
    'service-client.ts',
    'subgraph.ts',
    'test',
  ];
  const domains = globSync('subgraphs/*/codegen.json', { cwd: root }).map((file) => path.dirname(file));
  expect(domains).toHaveLength(6);
  for (const domain of domains) {
    const entries = readdirSync(path.join(root, domain));
    expect({ domain, missing: expected.filter((entry) => !entries.includes(entry)) }).toEqual({
      domain,
      missing: [],
    });
  }
});

test('there is one copy of graphql', () => {
  const copies = globSync('node_modules/**/graphql/package.json', { cwd: root }).filter(
    (file) =>
      (JSON.parse(readFileSync(path.join(root, file), 'utf8')) as { readonly name?: string }).name ===
      'graphql',
  );
  expect(copies).toEqual(['node_modules/graphql/package.json']);
});

test('no file is a grab-bag', () => {
  const files = globSync('{router,subgraphs,schema,proto,test,deploy}/**/*', { cwd: root });
  expect(
    files.filter((file) => /(^|\/)(utils?|helpers?|common|shared|misc)(\/|\.[a-z]+$)/.test(file)),
  ).toEqual([]);
});
