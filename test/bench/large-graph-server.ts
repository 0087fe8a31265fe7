import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, type GraphQLSchema, parse } from 'graphql';
import { writeLargeGraph } from './large-graph.ts';

/** Message of the process to its parent. */
export type LargeGraphServerMessage = { readonly kind: 'listening'; readonly port: number };

// All subgraphs of the large graph in one process. A schema is built when its subgraph is first asked, and
// answers are remembered: the router is measured, not resolvers.
const sdls = new Map(writeLargeGraph(() => '').map(({ name, sdl }) => [name, sdl]));
const schemas = new Map<string, GraphQLSchema>();
const answers = new Map<string, Promise<string>>();

/** Every field has a value of its type, every entity has the id it is asked for. */
const sample = {
  name: 'A name',
  amount: 12.5,
  ratio: 0.5,
  count: 3,
  createdAt: '2026-01-01T00:00:00Z',
  state: 'ACTIVE',
  notes1: ['one', 'two'],
  notes2: ['three'],
};

function resolve(source: unknown, args: Record<string, unknown>, fieldName: string): unknown {
  if (fieldName === '_entities') return args['representations'];
  if (fieldName === '__typename') return undefined;
  const own = (source as Record<string, unknown> | undefined)?.[fieldName];
  if (own !== undefined) return own;
  const known = (sample as Record<string, unknown>)[fieldName];
  return known ?? { id: args['id'] ?? `${String((source as { id?: unknown } | undefined)?.id)}-1` };
}

async function answer(name: string, body: string): Promise<string> {
  let schema = schemas.get(name);
  if (schema === undefined) {
    schema = buildSubgraphSchema([{ typeDefs: parse(sdls.get(name) ?? '') }]);
    schemas.set(name, schema);
  }
  const { query, variables } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> };
  const result = await execute({
    schema,
    document: parse(query),
    variableValues: variables ?? {},
    fieldResolver: (source, args: Record<string, unknown>, _context, { fieldName }) =>
      resolve(source, args, fieldName),
    typeResolver: (value) => (value as { readonly __typename: string }).__typename,
  });
  return JSON.stringify(result);
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const name = (request.url ?? '').slice(1);
    const body = Buffer.concat(chunks).toString();
    const key = `${name} ${body}`;
    const known = answers.get(key) ?? answer(name, body);
    answers.set(key, known);
    void known.then((text) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(text);
    });
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const message: LargeGraphServerMessage = {
    kind: 'listening',
    port: (server.address() as AddressInfo).port,
  };
  process.send?.(message);
});
process.on('disconnect', () => process.exit(0));
