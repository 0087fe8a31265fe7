import type { CorpusGraph } from '../corpus-format.ts';

const users = [
  {
    __typename: 'User',
    id: '1',
    name: 'Ann',
    age: 30,
    boss: { __typename: 'User', id: '2', name: 'Ben', boss: null },
  },
  { __typename: 'User', id: '2', name: 'Ben', age: 40, boss: null },
];

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'Named fragments: nested, repeated, merged with each other and with inline ones.',
  subgraphs: {
    a: {
      sdl: `
        type Query { users: [User!]! user(id: ID!): User node: Node }
        interface Node { id: ID! }
        type User implements Node @key(fields: "id") { id: ID! name: String boss: User }`,
      fields: {
        Query: {
          users: users,
          user: (_: unknown, { id }: { readonly id: string }) => users.find((user) => user.id === id),
          node: users[0],
        },
      },
      rows: { User: users },
    },
    b: {
      sdl: `
        interface Node { id: ID! age: Int }
        type User implements Node @key(fields: "id") { id: ID! age: Int pets(first: Int = 2): [Pet!] }
        type Pet { name: String owner: User }`,
      rows: { User: users },
      fields: {
        User: {
          pets: ({ id }: { readonly id: string }, { first }: { readonly first: number }) =>
            ['Rex', 'Tom']
              .slice(0, first)
              .map((name) => ({ name: `${name}${id}`, owner: { id, age: id === '1' ? 30 : 40 } })),
        },
      },
    },
  },
};
