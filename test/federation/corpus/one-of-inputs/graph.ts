import type { CorpusGraph } from '../corpus-format.ts';

const print = (_: unknown, { by }: { readonly by: unknown }) => JSON.stringify(by);

/** See `about`. */
export const graph: CorpusGraph = {
  about:
    'Inputs of which exactly one field is given: literals and variables inside them are accepted by subgraphs.',
  subgraphs: {
    a: {
      sdl: `
        type Query { user(by: By!): String item: Item }
        directive @oneOf on INPUT_OBJECT
        input By @oneOf { id: ID name: String near: Near }
        input Near { x: Int! y: Int }
        type Item @key(fields: "id") { id: ID! }`,
      fields: { Query: { user: print, item: { id: '1' } } },
    },
    b: {
      sdl: `
        directive @oneOf on INPUT_OBJECT
        input By @oneOf { id: ID name: String near: Near }
        input Near { x: Int! y: Int }
        type Item @key(fields: "id") { id: ID! rank(by: By!): String many(list: [By!]): Int }`,
      fields: {
        Item: { rank: print, many: (_: unknown, { list }: { readonly list: unknown[] }) => list.length },
      },
      rows: { Item: [{ id: '1' }] },
    },
  },
  monolith: {
    user: ({ by }: { readonly by: unknown }) => JSON.stringify(by),
    item: {
      id: '1',
      rank: ({ by }: { readonly by: unknown }) => JSON.stringify(by),
      many: ({ list }: { readonly list: unknown[] }) => list.length,
    },
  },
};
