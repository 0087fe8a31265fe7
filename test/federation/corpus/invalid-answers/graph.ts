import type { CorpusGraph } from '../corpus-format.ts';

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'Values of the wrong kind and answers that are not GraphQL at all: a defined error, never a guess.',
  subgraphs: {
    a: {
      sdl: `
        type Query { item: Item strict: Item! other: Int }
        enum Kind { BIG SMALL }
        type Item @key(fields: "id") { id: ID! count: Int! ratio: Float kind: Kind tags: [String!] isOpen: Boolean name: String inner: Item }`,
      fields: { Query: { item: { id: '1', count: 1 }, strict: { id: '1', count: 1 }, other: 1 } },
      rows: { Item: [{ id: '1', count: 1 }] },
    },
    b: {
      sdl: `
        type Query { more: String }
        type Item @key(fields: "id") { id: ID! label: String }`,
      fields: { Query: { more: 'more' } },
      rows: { Item: [{ id: '1', label: 'l' }] },
    },
  },
};
