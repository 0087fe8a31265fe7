import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { domainRegistry } from '../../subgraphs/registry.ts';

/** Which folders may import which: dependencies point inward, domains do not know each other. */
const root = path.join(import.meta.dirname, '../..');

interface Import {
  readonly file: string;
  /** Path from the root for relative imports, otherwise the package. */
  readonly target: string;
}

function readImports(): readonly Import[] {
  const files = globSync(['*.ts', '{router,subgraphs,schema,proto,deploy}/**/*.ts'], { cwd: root }).filter(
    (file) => !file.includes('node_modules') && !file.endsWith('.test.ts') && !file.includes('/test/'),
  );
  return files.flatMap((file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    const specifiers = [...text.matchAll(/(?:from|import|require)\s*\(?\s*['"]([^'"]+)['"]/g)].map(
      (match) => match[1] ?? '',
    );
    return specifiers.map((specifier) => ({
      file,
      target: specifier.startsWith('.') ? path.join(path.dirname(file), specifier) : specifier,
    }));
  });
}

const imports = readImports();
const isIn = (file: string, ...folders: readonly string[]): boolean =>
  folders.some((folder) => file.startsWith(`${folder}/`));
const violations = (isViolation: (entry: Import) => boolean): string[] =>
  imports.filter(isViolation).map(({ file, target }) => `${file} → ${target}`);

const domains = globSync('subgraphs/*/codegen.json', { cwd: root }).map((file) => path.dirname(file));

test('the imports of the whole tree were found', () => {
  expect(imports.length).toBeGreaterThan(500);
  expect(domains.toSorted()).toEqual(domainRegistry.map(({ name }) => `subgraphs/${name}`).toSorted());
});

test('a domain imports neither another domain nor the router', () => {
  const found = violations(({ file, target }) => {
    const own = domains.find((domain) => isIn(file, domain));
    return (
      own !== undefined &&
      (isIn(target, 'router', 'schema', 'test') ||
        domains.some((other) => other !== own && isIn(target, other)))
    );
  });
  expect(found).toEqual([]);
});

test('the kit imports no domain and not the router', () => {
  expect(
    violations(
      ({ file, target }) =>
        isIn(file, 'subgraphs/kit') && (isIn(target, 'router') || isIn(target, ...domains)),
    ),
  ).toEqual([]);
});

/** Folders of the kit: each imports only those before it, types included. */
const kitLadder = [
  'errors',
  'values',
  'viewer',
  'lifecycle',
  'observability',
  'database',
  'events',
  'grpc',
  'graphql',
  'part',
  'demo',
];

test('every folder of the kit has its rung', () => {
  const folders = new Set(
    globSync('subgraphs/kit/**/*.ts', { cwd: root }).map((file) => file.split('/').at(2) ?? ''),
  );
  expect([...folders].sort()).toEqual([...kitLadder].sort());
});

test('a folder of the kit imports only folders before it', () => {
  const rungOf = (file: string): number => kitLadder.indexOf(file.split('/').at(2) ?? '');
  expect(
    violations(
      ({ file, target }) =>
        isIn(file, 'subgraphs/kit') && isIn(target, 'subgraphs/kit') && rungOf(target) > rungOf(file),
    ),
  ).toEqual([]);
});

test('only the registry names domains', () => {
  expect(
    violations(
      ({ file, target }) =>
        isIn(target, ...domains) && !isIn(file, ...domains) && file !== 'subgraphs/registry.ts',
    ),
  ).toEqual([]);
});

test('the router imports nothing of the ERP', () => {
  expect(
    violations(({ file, target }) => isIn(file, 'router') && isIn(target, 'subgraphs', 'schema', 'proto')),
  ).toEqual([]);
});

test('inner folders of the router do not import outer ones', () => {
  const inner = ['router/engine', 'router/subgraph-http', 'router/config'];
  const outer = ['router/http', 'router/pipeline', 'router/graphiql', 'router/health'];
  expect(violations(({ file, target }) => isIn(file, ...inner) && isIn(target, ...outer))).toEqual([]);
});

const confinedPackages: ReadonlyArray<readonly [pattern: RegExp, where: readonly string[]]> = [
  [/^@apollo\/gateway/, ['router/engine/reference/', 'router/supergraph/']],
  [/^@apollo\/composition/, ['router/supergraph/']],
  [/^@apollo\/(federation-internals|query-planner|query-graphs)/, ['router/supergraph/', 'router/engine/']],
  [/^@apollo\/(server|subgraph)(\/|$)/, ['subgraphs/kit/']],
  [/^@as-integrations\/fastify/, ['subgraphs/kit/']],
  [/^@graphql-hive\/router-query-planner/, ['router/engine/planning/']],
  [/^graphql-(shield|middleware)/, ['subgraphs/kit/graphql/shield.ts']],
  [/^pg$/, ['subgraphs/kit/']],
  [/^undici$/, ['router/subgraph-http/', 'router/authentication/', 'router/engine/reference/']],
  [/^@grpc\/grpc-js/, ['subgraphs/kit/', 'proto/generated/', 'deploy/health-check.ts']],
];

test.each(confinedPackages)('%s is imported in one place', (pattern, where) => {
  expect(
    violations(({ file, target }) => pattern.test(target) && !where.some((place) => file.startsWith(place))),
  ).toEqual([]);
});
