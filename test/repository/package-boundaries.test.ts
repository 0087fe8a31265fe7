import path from 'node:path';
import { expect, test } from '@jest/globals';
import { isTest, readImports } from './import-graph.ts';

/**
 * Where each third-party package may be imported, types included: in one folder of the router, in one of the kit, and
 * in the same place of every domain, or in a domain where it is that domain's own. The rest of the code sees the interfaces of those folders.
 */
const homes: Readonly<Record<string, readonly string[]>> = {
  '@apollo/composition': ['router/supergraph/'],
  '@apollo/federation-internals': ['router/supergraph/'],
  '@apollo/gateway': ['router/engine/reference/'],
  '@apollo/query-planner': ['router/engine/reference/'],
  '@apollo/server': ['subgraphs/kit/graphql/'],
  '@apollo/server-gateway-interface': ['router/engine/reference/'],
  '@apollo/subgraph': ['subgraphs/kit/graphql/'],
  '@bufbuild/protobuf': ['proto/'],
  '@graphql-codegen/cli': ['codegen.ts'],
  '@grpc/grpc-js': ['subgraphs/kit/grpc/', 'subgraphs/kit/errors/', 'proto/generated/', 'deploy/'],
  '@node-rs/argon2': ['subgraphs/auth/service/'],
  dataloader: ['subgraphs/kit/graphql/', 'subgraphs/*/loaders.ts'],
  esbuild: ['router/graphiql/'],
  fastify: [
    'router/http/',
    'subgraphs/kit/graphql/',
    'subgraphs/kit/lifecycle/',
    'subgraphs/kit/part/',
    'subgraphs/*/routes/',
  ],
  graphql: [
    'router/',
    'subgraphs/kit/graphql/',
    'subgraphs/*/generated/',
    'subgraphs/new-domain/',
    'subgraphs/node/',
  ],
  'graphql-middleware': ['subgraphs/kit/graphql/'],
  'graphql-shield': ['subgraphs/kit/graphql/'],
  'grpc-health-check': ['subgraphs/kit/grpc/', 'deploy/'],
  jose: [
    'router/authentication/',
    'subgraphs/kit/viewer/',
    'subgraphs/auth/service/',
    'subgraphs/reservations/service/',
  ],
  kysely: [
    'subgraphs/kit/database/',
    'subgraphs/kit/events/',
    'subgraphs/kit/idempotency/',
    'subgraphs/kit/part/',
    'subgraphs/*/service/',
  ],
  'lru-cache': [
    'router/authentication/',
    'router/documents/',
    'router/engine/execution/',
    'router/persisted-documents/',
    'router/subgraph-http/',
    'subgraphs/kit/database/',
    'subgraphs/kit/viewer/',
  ],
  otplib: ['subgraphs/auth/service/'],
  pg: ['subgraphs/kit/database/'],
  pino: ['router/observability/', 'subgraphs/kit/observability/'],
  'prom-client': ['router/observability/', 'subgraphs/kit/observability/'],
  undici: ['router/subgraph-http/', 'router/authentication/'],
  uuid: ['subgraphs/kit/values/'],
  yaml: ['router/config/', 'schema/'],
  zod: ['router/config/', 'schema/', 'subgraphs/kit/', 'subgraphs/*/service/'],
};

/** Packages that are also loaded with `require`, which the list of imports does not show. */
const required: ReadonlySet<string> = new Set(['@apollo/query-graphs', 'graphql-middleware']);

const imports = readImports(['*.ts', '{router,subgraphs,schema,proto,deploy}/**/*.ts'])
  .filter(({ file, target }) => !isTest(file) && !target.startsWith('node:') && !target.endsWith('.ts'))
  .map(({ file, target }) => ({ file, name: nameOf(target) }));

/** `@scope/name/deep/file.js` and `name/deep` are of the packages `@scope/name` and `name`. */
function nameOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

test('every package is listed with the folders that may import it', () => {
  const names = new Set(imports.map(({ name }) => name));
  expect([...names].filter((name) => homes[name] === undefined)).toEqual([]);
});

test.each(Object.entries(homes))('%s is imported at home alone: %s', (name, places) => {
  const users = imports.filter((entry) => entry.name === name).map(({ file }) => file);
  expect(users.filter((file) => !places.some((place) => isAt(file, place)))).toEqual([]);
  if (required.has(name)) return;
  expect(places.filter((place) => !users.some((file) => isAt(file, place)))).toEqual([]);
});

/** Whether a file is in a folder, or is that file; `*` stands for the name of one folder. */
function isAt(file: string, place: string): boolean {
  return path.matchesGlob(file, place.endsWith('/') ? `${place}**` : place);
}
