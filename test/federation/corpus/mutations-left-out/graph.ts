import type { CorpusGraph } from '../corpus-format.ts';

const author = { id: 'a', code: 'ac', f: 3 };
const shop = { id: 's', code: 'sc', r: 8 };

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'A condition that leaves some fields of a mutation out leaves no other out with them.',
  subgraphs: {
    alpha: {
      sdl: `
        type Query { a: Int }
        type Mutation { hire: [Author!] }
        type Author @key(fields: "id") @key(fields: "code") { id: ID! code: String! }
        type Shop @key(fields: "id") @key(fields: "code") { id: ID! code: String! r: Int }`,
      fields: { Mutation: { hire: [author] } },
      rows: { Author: [author], Shop: [shop] },
    },
    beta: {
      sdl: `
        type Query { b: Int }
        type Mutation { sell: Shop }
        type Author @key(fields: "id") @key(fields: "code") { id: ID! code: String! f: Int }
        type Shop @key(fields: "code") { id: ID! @shareable code: String! x: Int @requires(fields: "r") r: Int @external }`,
      fields: {
        Mutation: { sell: { id: 's', code: 'sc' } },
        Shop: { x: ({ r }: { readonly r: number }) => r * 10 },
      },
      rows: { Author: [author], Shop: [{ id: 's', code: 'sc' }] },
    },
  },
  monolith: { hire: [author], sell: { ...shop, x: 80 } },
};
