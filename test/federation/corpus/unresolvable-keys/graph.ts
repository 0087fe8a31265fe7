import type { CorpusGraph } from '../corpus-format.ts';

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'Keys with `resolvable: false` let a subgraph mention an entity it cannot be asked for.',
  subgraphs: {
    orders: {
      sdl: `
        type Query { orders: [Order!]! }
        type Order { id: ID! buyer: User }
        type User @key(fields: "email", resolvable: false) { email: String! }`,
      fields: {
        Query: {
          orders: [
            { id: 'o1', buyer: { email: 'a@x' } },
            { id: 'o2', buyer: { email: 'unknown@x' } },
            { id: 'o3', buyer: null },
          ],
        },
      },
    },
    users: {
      sdl: `
        type Query { user: User }
        type User @key(fields: "email") @key(fields: "id", resolvable: false) { email: String! id: ID! name: String }`,
      fields: { Query: { user: { email: 'a@x', id: '1', name: 'Ann' } } },
      rows: { User: [{ email: 'a@x', id: '1', name: 'Ann' }] },
    },
    points: {
      sdl: 'type User @key(fields: "id") { id: ID! points: Int }',
      rows: { User: [{ id: '1', points: 7 }] },
    },
  },
};
