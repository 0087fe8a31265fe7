import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { domainRegistry } from '../../subgraphs/registry.ts';
import { createGraph, findCycles } from './find-cycles.ts';
import { type Import, isTest, readImports } from './import-graph.ts';

/**
 * Which modules may import which, types included. The router and the kit are ladders: each folder imports only
 * those above it in its list. A new folder needs a place in the list.
 */
const routerLadder = [
  'graphql',
  'single-flight',
  'command',
  'config',
  'observability',
  'subgraph-http',
  'engine',
  'documents',
  'authentication',
  'supergraph',
  'warm-up',
  'pipeline',
  // Features, of which none knows another.
  'introspection',
  'operation-limits',
  'persisted-documents',
  'authorization',
  'coalescing',
  'idempotency',
  'overload',
  // Ways in.
  'http',
  'graphiql',
  'health',
  'api-schema',
  'homepage',
  'workers',
] as const;

const kitLadder = [
  'errors',
  'values',
  'viewer',
  'lifecycle',
  'observability',
  'database',
  'events',
  'idempotency',
  'grpc',
  'graphql',
  'part',
  'demo',
] as const;

const features: ReadonlySet<string> = new Set<(typeof routerLadder)[number]>([
  'introspection',
  'operation-limits',
  'persisted-documents',
  'authorization',
  'coalescing',
  'overload',
]);

const root = path.join(import.meta.dirname, '../..');
const imports = readImports(['*.ts', '{files,router,subgraphs,schema,proto,deploy}/**/*.ts']);
const productImports = imports.filter(({ file }) => !isTest(file));
const domains = globSync('subgraphs/*/codegen.json', { cwd: root }).map((file) => path.dirname(file));

const isIn = (file: string, ...folders: readonly string[]): boolean =>
  folders.some((folder) => file.startsWith(`${folder}/`));
const show = ({ file, target }: Import): string => `${file} → ${target}`;
const violations = (isViolation: (entry: Import) => boolean): string[] =>
  productImports.filter(isViolation).map(show);
/** Imports of files of a folder by files of the same folder. */
const within = (folder: string, of: readonly Import[] = productImports): readonly Import[] =>
  of.filter(({ file, target }) => isIn(file, folder) && isIn(target, folder));

test('the imports of the whole tree were found', () => {
  expect(productImports.length).toBeGreaterThan(500);
  expect(domains.toSorted()).toEqual(domainRegistry.map(({ name }) => `subgraphs/${name}`).toSorted());
});

describe.each([
  // Tests beside their files are of the same rung.
  ['router', routerLadder, imports],
  ['subgraphs/kit', kitLadder, productImports],
] as const)('%s is a ladder', (folder, ladder, ladderImports) => {
  const rungOf = (file: string): string => file.slice(folder.length + 1).split('/')[0] ?? '';
  const heightOf = (rung: string): number => (ladder as readonly string[]).indexOf(rung);

  test('every folder has a place in the list, and every place a folder', () => {
    const folders = globSync(`${folder}/*/**/*.ts`, { cwd: root }).map(rungOf);
    expect([...new Set(folders)].toSorted()).toEqual(ladder.toSorted());
  });

  test('a folder imports only folders above it, and no file of the composition', () => {
    const found = within(folder, ladderImports).filter(({ file, target }) => {
      // Files outside of all folders put the parts together and may import every one.
      const isComposition = heightOf(rungOf(file)) === -1;
      return !isComposition && !isAtOrAbove(rungOf(target), rungOf(file));
    });
    expect(found.map(show)).toEqual([]);
  });

  function isAtOrAbove(target: string, rung: string): boolean {
    return heightOf(target) !== -1 && heightOf(target) <= heightOf(rung);
  }
});

test('a feature of the router imports no other feature', () => {
  const featureOf = (file: string): string | undefined => {
    const [, folder] = /^router\/([^/]+)\//.exec(file) ?? [];
    return folder !== undefined && features.has(folder) ? folder : undefined;
  };
  expect(
    violations(({ file, target }) => {
      const own = featureOf(file);
      const other = featureOf(target);
      return own !== undefined && other !== undefined && own !== other;
    }),
  ).toEqual([]);
});

describe.each(['router', 'subgraphs/kit', ...domains])('%s has no circle', (folder) => {
  const edges = within(folder).map(({ file, target }) => [file, target] as const);

  test('of files', () => {
    expect(findCycles(createGraph(edges)).map((cycle) => cycle.join(' → '))).toEqual([]);
  });

  test('of folders', () => {
    const nodeOf = createFolderNode(edges.flat());
    const folderEdges = edges.map(([from, to]) => [nodeOf(from), nodeOf(to)] as const);
    expect(findCycles(createGraph(folderEdges)).map((cycle) => cycle.join(' → '))).toEqual([]);
  });
});

/**
 * The node of a file in the graph of folders: its folder, or the file itself where the folder holds further
 * folders, because what lies beside folders is what they share or what puts them together.
 */
function createFolderNode(files: readonly string[]): (file: string) => string {
  const parents = new Set(files.map((file) => path.dirname(path.dirname(file))));
  return (file) => (parents.has(path.dirname(file)) ? file : path.dirname(file));
}

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

test('what router and domains share imports nothing of either', () => {
  expect(
    violations(
      ({ file, target }) =>
        isIn(file, 'files') && isIn(target, 'router', 'subgraphs', 'schema', 'proto', 'test'),
    ),
  ).toEqual([]);
});

test('folders at paths that somebody configured are made in one way', () => {
  const files = globSync('{*,{files,router,subgraphs,schema,proto,deploy}/**/*}.ts', { cwd: root });
  const others = files.filter(
    (file) =>
      !file.includes('node_modules') &&
      !isTest(file) &&
      /\bmkdir(Sync)?\([^)]*recursive/.test(readFileSync(path.join(root, file), 'utf8')),
  );
  expect(others).toEqual([]);
});
