import type { CorpusGraph } from '../corpus-format.ts';

/** See `about`. */
export const graph: CorpusGraph = {
  about: '`@skip` and `@include` on fields, fragments and spreads, with variables, defaults and literals.',
  subgraphs: {
    a: {
      sdl: `
        type Query { user: User list: [User!]! }
        type User @key(fields: "id") { id: ID! name: String size: Int }`,
      fields: {
        Query: { user: { id: '1', name: 'Ann', size: 3 }, list: [{ id: '1', name: 'Ann', size: 3 }] },
      },
      rows: { User: [{ id: '1', name: 'Ann', size: 3 }] },
    },
    b: {
      sdl: `
        type User @key(fields: "id") { id: ID! size: Int @external age: Int double: Int @requires(fields: "size") pets: [Pet] }
        type Pet { name: String }`,
      rows: { User: [{ id: '1', age: 30, pets: [{ name: 'Rex' }] }] },
      fields: { User: { double: ({ size }: { readonly size: number }) => size * 2 } },
    },
  },
  monolith: (() => {
    const user = { id: '1', name: 'Ann', size: 3, age: 30, double: 6, pets: [{ name: 'Rex' }] };
    return { user, list: [user] };
  })(),
};
