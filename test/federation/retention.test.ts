import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTestGraph, type TestGraph } from './harness/federated-graph.ts';

/** When answers are not remembered, no part of a finished request stays on the heap. */

const count = 2_000;
const ids = Array.from({ length: count }, (_, index) => ({ id: String(index) }));
const brandOf = ({ id }: { readonly id: string }) => ({ id: `brand-${Number(id) % 100}` });

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const parse = JSON.parse;
let parsed: Array<WeakRef<object>> = [];
let graph: TestGraph;

beforeAll(() => {
  JSON.parse = (text, reviver) => {
    const value: unknown = parse(text, reviver);
    // Lists of objects in answers; requests, which the subgraphs of this process read, have no data.
    if (typeof value === 'object' && value !== null && 'data' in value)
      for (const list of Object.values(value.data as object) as object[]) parsed.push(new WeakRef(list));
    return value;
  };
  graph = createTestGraph(
    {
      products: {
        sdl: 'type Query { products: [Product!]! } type Product @key(fields: "id") { id: ID! }',
        resolvers: { Query: { products: () => ids } },
      },
      catalogue: {
        sdl: 'type Product @key(fields: "id") { id: ID! name: String brand: Brand size: Int } type Brand @key(fields: "id") { id: ID! }',
        resolvers: { Product: { name: () => 'a name', brand: brandOf, size: () => 1 } },
      },
      brands: {
        sdl: 'type Brand @key(fields: "id") { id: ID! name: String! rank: Int code: String! }',
        resolvers: { Brand: { name: () => 'a brand', rank: () => 7, code: () => null } },
      },
      shipping: {
        sdl: 'type Product @key(fields: "id") { id: ID! size: Int @external weight: Int @requires(fields: "size") }',
        resolvers: { Product: { weight: () => null } },
      },
    },
    { answerMemoryBytes: 0 },
  );
});

afterAll(async () => {
  JSON.parse = parse;
  await graph.engine.close();
});

/** The lists of objects in all subgraph answers to one request, none of them held by the test. */
async function answersOf(query: string): Promise<ReadonlyArray<WeakRef<object>>> {
  parsed = [];
  await graph.engine.execute(graph.request(query));
  return parsed.splice(0);
}

async function alive(answers: ReadonlyArray<WeakRef<object>>): Promise<number> {
  for (let round = 0; round < 5; round += 1) {
    // What was read through a weak reference stays until the turn is over.
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
  }
  return answers.filter((answer) => answer.deref() !== undefined).length;
}

test.each([
  ['entities of entities', '{ products { id name brand { name rank } } }', 3],
  ['entities with required fields', '{ products { name weight } }', 3],
  ['a response with errors', '{ products { name brand { code } weight } __typename }', 4],
])('%s: every answer is collected after its request', async (_, query, expected) => {
  await graph.engine.prepare(graph.request(query).operation);
  const answers = await answersOf(query);
  expect(answers).toHaveLength(expected);
  expect(await alive(answers)).toBe(0);
});
