import type { CorpusGraph } from '../corpus-format.ts';

const author = { id: 'a', code: 'ac', f: 3 };
const shop = { id: 's', code: 'sc', r: 8 };
const book = { id: 'b', title: 'T' };

/** See `about`. */
export const graph: CorpusGraph = {
  about:
    'A root field of a mutation is one call in the order of the operation, whatever selects it and under whatever conditions.',
  subgraphs: {
    alpha: {
      sdl: `
        type Query { a: Int }
        type Mutation { hire: [Author!] first: Int touch: Book @shareable }
        type Author @key(fields: "id") @key(fields: "code") { id: ID! code: String! }
        type Shop @key(fields: "id") @key(fields: "code") { id: ID! code: String! r: Int }
        type Book @key(fields: "id") { id: ID! title: String @shareable pages: Int }`,
      fields: { Mutation: { hire: [author], first: 1, touch: { ...book, pages: 7 } } },
      rows: { Author: [author], Shop: [shop], Book: [{ ...book, pages: 7 }] },
    },
    beta: {
      sdl: `
        type Query { b: Int }
        type Mutation { sell: Shop bump: Bump touch: Book @shareable }
        type Bump { id: ID size: Int extra: String }
        type Author @key(fields: "id") @key(fields: "code") { id: ID! code: String! f: Int }
        type Shop @key(fields: "code") { id: ID! @shareable code: String! x: Int @requires(fields: "r") r: Int @external }
        type Book @key(fields: "id") { id: ID! title: String @shareable rating: Int }`,
      fields: {
        Mutation: {
          sell: { id: 's', code: 'sc' },
          bump: { id: '1', size: 2, extra: 'more' },
          touch: { ...book, rating: 5 },
        },
        Shop: { x: ({ r }: { readonly r: number }) => r * 10 },
      },
      rows: { Author: [author], Shop: [{ id: 's', code: 'sc' }], Book: [{ ...book, rating: 5 }] },
    },
  },
  monolith: {
    hire: [author],
    first: 1,
    touch: { ...book, pages: 7, rating: 5 },
    sell: { ...shop, x: 80 },
    bump: { id: '1', size: 2, extra: 'more' },
  },
};
