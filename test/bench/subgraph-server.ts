import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse } from 'graphql';
import { readShapeSdl, shapeResolvers, shapeSubgraphs } from './shape-data.ts';

/** Message of the process to its parent: where it listens, and how many requests it has answered. */
export type SubgraphServerMessage =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'count'; readonly count: number };

// All four subgraphs in one process. Answers are remembered: the benchmark measures gateways, not resolvers.
const schemas = new Map(
  shapeSubgraphs.map((name) => [
    name as string,
    buildSubgraphSchema([{ typeDefs: parse(readShapeSdl(name)), resolvers: shapeResolvers[name] as never }]),
  ]),
);
const answers = new Map<string, Buffer>();
let count = 0;

async function answer(name: string, body: string): Promise<Buffer> {
  const key = `${name} ${body}`;
  const known = answers.get(key);
  if (known !== undefined) return known;
  const schema = schemas.get(name);
  if (schema === undefined) return Buffer.from('{"errors":[{"message":"no such subgraph"}]}');
  const { query, variables } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> };
  const result = await execute({ schema, document: parse(query), variableValues: variables ?? {} });
  const text = Buffer.from(JSON.stringify(result));
  answers.set(key, text);
  return text;
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    count += 1;
    void answer((request.url ?? '').slice(1), Buffer.concat(chunks).toString()).then((body) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
      response.end(body);
    });
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  send({ kind: 'listening', port: (server.address() as AddressInfo).port });
});
process.on('message', () => send({ kind: 'count', count }));
process.on('disconnect', () => process.exit(0));

function send(message: SubgraphServerMessage): void {
  process.send?.(message);
}
