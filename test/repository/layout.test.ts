import { globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { domainRegistry } from '../../subgraphs/registry.ts';

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
  expect(domains.toSorted()).toEqual(domainRegistry.map(({ name }) => `subgraphs/${name}`).toSorted());
  for (const domain of domains) {
    const entries = readdirSync(path.join(root, domain));
    expect({ domain, missing: expected.filter((entry) => !entries.includes(entry)) }).toEqual({
      domain,
      missing: [],
    });
  }
});

test('the list that the supergraph is composed from is the registry', () => {
  const { subgraphs } = parse(readFileSync(path.join(root, 'schema/supergraph.yaml'), 'utf8')) as {
    readonly subgraphs: unknown;
  };
  const expected = domainRegistry.map(({ name, subgraphPort }) => [
    name,
    { routing_url: `http://127.0.0.1:${subgraphPort}/graphql`, schema: { file: `./${name}.graphql` } },
  ]);
  expect(subgraphs).toEqual(Object.fromEntries(expected));
});

test('every domain has ports of its own', () => {
  const ports = domainRegistry.flatMap(({ subgraphPort, servicePort }) => [subgraphPort, servicePort]);
  expect(new Set(ports).size).toBe(ports.length);
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
