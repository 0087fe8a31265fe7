import { globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { domainRegistry, subgraphRegistry } from '../../subgraphs/registry.ts';

const root = path.join(import.meta.dirname, '../..');

const domains = globSync('subgraphs/*/codegen.json', { cwd: root }).map((file) => path.dirname(file));

/** What a folder holds: all of `required`, and of the rest only `optional`. */
interface Shape {
  readonly required: readonly string[];
  readonly optional: RegExp;
}

const shapes: Readonly<Record<string, Shape>> = {
  '.': {
    required: [
      'README.md',
      'codegen.json',
      'context.ts',
      'domain.ts',
      'generated',
      'loaders.ts',
      'permission-grants.ts',
      'permissions.ts',
      'resolvers',
      'service',
      'test',
    ],
    optional: /^routes$/,
  },
  service: {
    required: [
      'demo',
      'dependencies.ts',
      'main.ts',
      'messages.ts',
      'migrations',
      'model',
      'node-types.ts',
      'published-events.ts',
      'rpcs',
      'stores',
      'unit-of-work.ts',
      'use-cases',
    ],
    // Folders besides these hold what one domain alone has, under its own name.
    optional: /^(consumed-events|settings)(\.test)?\.ts$|^[a-z-]+$/,
  },
  'service/migrations': { required: ['migrations.ts'], optional: /^\d{4}-[a-z-]+\.ts$/ },
  'service/model': { required: [], optional: /^[a-z-]+(\.test)?\.ts$/ },
  'service/rpcs': { required: ['rpcs.ts'], optional: /^[a-z-]+\.ts$/ },
  'service/stores': { required: ['stores.ts', 'tables.ts'], optional: /^[a-z-]+-store(\.test)?\.ts$/ },
  'service/use-cases': { required: [], optional: /^[a-z]+-[a-z-]+(\.test)?\.ts$/ },
  'service/demo': { required: ['seed-demo.ts'], optional: /^demo-[a-z-]+(\.test)?\.ts$/ },
};

test('the domains have the same parts', () => {
  const parts = [
    'README.md',
    'codegen.json',
    'domain.ts',
    'generated',
    'permission-grants.ts',
    'resolvers',
    'service',
    'test',
  ];
  expect(domains.toSorted()).toEqual(domainRegistry.map(({ name }) => `subgraphs/${name}`).toSorted());
  for (const domain of domains) {
    const entries = readdirSync(path.join(root, domain));
    expect({ domain, missing: parts.filter((part) => !entries.includes(part)) }).toEqual({
      domain,
      missing: [],
    });
  }
});

test.each(domains)('%s has the shape of a domain, inside too', (domain) => {
  const deviations = Object.entries(shapes).flatMap(([folder, { required, optional }]) => {
    const entries = readdirSync(path.join(root, domain, folder));
    return [
      ...required.filter((name) => !entries.includes(name)).map((name) => `${folder}/${name} is missing`),
      ...entries
        .filter((name) => !required.includes(name) && !optional.test(name))
        .map((name) => `${folder}/${name} has no place there`),
    ];
  });
  expect(deviations).toEqual([]);
});

test.each(domains)('tests of %s start the domain in one place', (domain) => {
  const entries = readdirSync(path.join(root, domain, 'test'));
  expect(entries.filter((name) => /^start-|-under-test\.ts$/.test(name))).toEqual([
    `start-${path.basename(domain)}.ts`,
  ]);
});

test.each(domains)('every use case of %s takes dependencies, call and request', (domain) => {
  const models = globSync(`${domain}/service/model/*.ts`, { cwd: root }).map((file) => path.basename(file));
  // `change-<entity>.ts` is not a use case: it holds what the use cases that change the entity share.
  const isShared = (file: string): boolean => models.includes(path.basename(file).replace('change-', ''));
  const files = globSync(`${domain}/service/use-cases/*.ts`, { cwd: root }).filter(
    (file) => !file.endsWith('.test.ts') && !isShared(file),
  );
  const deviations = files.filter((file) => {
    const words = path.basename(file, '.ts');
    const name = words.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const text = readFileSync(path.join(root, file), 'utf8');
    return !new RegExp(
      `export (async )?function ${name}\\(\\s*dependencies: \\w+,\\s*call: ServiceCall,\\s*request: \\w+,?\\s*\\)`,
    ).test(text);
  });
  expect(deviations).toEqual([]);
});

test('the list that the supergraph is composed from is the registry', () => {
  const { subgraphs } = parse(readFileSync(path.join(root, 'schema/supergraph.yaml'), 'utf8')) as {
    readonly subgraphs: unknown;
  };
  const fileOf = (name: string): string =>
    domains.includes(`subgraphs/${name}`) ? `./${name}.graphql` : `./generated/${name}.graphql`;
  const expected = subgraphRegistry.map(({ name, subgraphPort }) => [
    name,
    { routing_url: `http://127.0.0.1:${subgraphPort}/graphql`, schema: { file: fileOf(name) } },
  ]);
  expect(subgraphs).toEqual(Object.fromEntries(expected));
});

test('the table of the domains is the registry', () => {
  const readme = readFileSync(path.join(root, 'subgraphs/README.md'), 'utf8');
  const rows = [...readme.matchAll(/^\| \[`(\w+)\/`\]\((\w+)\/README\.md\) \| .+ \| (\d+) \| (\d+) \|$/gm)];
  expect(rows.map(([, ...columns]) => columns)).toEqual(
    domainRegistry.map(({ name, subgraphPort, servicePort }) => [
      name,
      name,
      String(subgraphPort),
      String(servicePort),
    ]),
  );
});

test('every part has a port of its own', () => {
  const ports = [
    ...subgraphRegistry.map(({ subgraphPort }) => subgraphPort),
    ...domainRegistry.map(({ servicePort }) => servicePort),
  ];
  expect(new Set(ports).size).toBe(ports.length);
});

test('every contract runs on every engine, and no other file is named like one', () => {
  const files = globSync('{subgraphs,test}/**/*.ts', { cwd: root });
  const callers = files.filter((file) =>
    /^describeOnEngines\(/m.test(readFileSync(path.join(root, file), 'utf8')),
  );
  expect(callers.toSorted()).toEqual(files.filter((file) => file.endsWith('.contract.test.ts')).toSorted());
});

test('there is one copy of graphql', () => {
  const copies = globSync('node_modules/**/graphql/package.json', { cwd: root }).filter(
    (file) =>
      (JSON.parse(readFileSync(path.join(root, file), 'utf8')) as { readonly name?: string }).name ===
      'graphql',
  );
  expect(copies).toEqual(['node_modules/graphql/package.json']);
});

test('no file has a name that fits any content', () => {
  const files = globSync('{router,subgraphs,schema,proto,test,deploy}/**/*', { cwd: root });
  expect(
    files.filter((file) => /(^|\/)(utils?|helpers?|common|shared|misc)(\/|\.[a-z]+$)/.test(file)),
  ).toEqual([]);
});
