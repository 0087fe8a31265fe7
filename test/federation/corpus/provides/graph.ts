import type { CorpusGraph } from '../corpus-format.ts';

/** See `about`. */
export const graph: CorpusGraph = {
  about:
    'Fields a subgraph can supply on one path though another owns them: no request is made for them there.',
  subgraphs: {
    reviews: {
      sdl: `
        type Query { reviews: [Review!]! latest: Review @provides(fields: "author { name }") }
        type Review @key(fields: "id") { id: ID! text: String author: User @provides(fields: "name address { city }") editor: User }
        type User @key(fields: "id") { id: ID! name: String @external address: Address @external }
        type Address { city: String @external }`,
      fields: {
        Query: {
          reviews: [
            {
              id: 'r1',
              text: 't1',
              author: { id: 'u1', name: 'Ann', address: { city: 'Oslo' } },
              editor: { id: 'u2' },
            },
          ],
          latest: {
            id: 'r1',
            text: 't1',
            author: { id: 'u1', name: 'Ann', address: { city: 'Oslo' } },
            editor: { id: 'u2' },
          },
        },
      },
    },
    users: {
      sdl: `
        type User @key(fields: "id") { id: ID! name: String @shareable address: Address @shareable age: Int }
        type Address @shareable { city: String street: String }`,
      rows: {
        User: [
          { id: 'u1', name: 'Ann', age: 30, address: { city: 'Oslo', street: 'First' } },
          { id: 'u2', name: 'Ben', age: 40, address: { city: 'Rome', street: 'Second' } },
        ],
      },
    },
  },
  monolith: (() => {
    const ann = { id: 'u1', name: 'Ann', age: 30, address: { city: 'Oslo', street: 'First' } };
    const ben = { id: 'u2', name: 'Ben', age: 40, address: { city: 'Rome', street: 'Second' } };
    const review = { id: 'r1', text: 't1', author: ann, editor: ben };
    return { reviews: [review], latest: review };
  })(),
};
