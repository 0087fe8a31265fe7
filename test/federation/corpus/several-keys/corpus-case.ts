import type { CorpusCase } from '../../corpus-case.ts';

/** What a subgraph is asked for. */
type Reference = Readonly<Record<string, unknown>>;

/** See `rule`. */
export const corpusCase: CorpusCase = {
  rule: 'A subgraph that knows an entity by another key is reached through one that knows both.',
  subgraphs: {
    a: {
      sdl: `type Query { user: User } type User @key(fields: "id") { id: ID! }`,
      resolvers: { Query: { user: () => ({ id: '7' }) } },
    },
    b: {
      sdl: `type User @key(fields: "id") @key(fields: "email") { id: ID! email: String! }`,
      resolvers: {
        User: { __resolveReference: ({ id }: { id?: string }) => ({ id: id ?? '7', email: 'u7@x.example' }) },
      },
    },
    c: {
      sdl: `type User @key(fields: "email") { email: String! orders: Int }`,
      resolvers: {
        User: {
          __resolveReference: (user: Reference) => user,
          orders: ({ email }: { email: string }) => email.length,
        },
      },
    },
  },
  operations: [
    {
      query: `{ user { orders } }`,
      data: { user: { orders: 12 } },
    },
  ],
};
