import type { CorpusCase } from '../../corpus-case.ts';

/** See `rule`. */
export const corpusCase: CorpusCase = {
  rule: 'Subgraphs of Federation 1 compose and execute with extends and external.',
  subgraphs: {
    a: {
      sdl: `type Query { me: User } type User @key(fields: "id") { id: ID! name: String }`,
      resolvers: {
        Query: { me: () => ({ id: '1', name: 'Ann' }) },
        User: { __resolveReference: () => ({ id: '1', name: 'Ann' }) },
      },
      isFederation1: true,
    },
    b: {
      sdl: `extend type User @key(fields: "id") { id: ID! @external name: String @external greeting: String @requires(fields: "name") }`,
      resolvers: { User: { greeting: ({ name }: { name: string }) => `Hi ${name}` } },
      isFederation1: true,
    },
  },
  operations: [
    {
      query: `{ me { greeting } }`,
      data: { me: { greeting: 'Hi Ann' } },
    },
  ],
};
