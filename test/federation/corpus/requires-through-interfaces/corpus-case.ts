import type { CorpusCase } from '../../corpus-case.ts';

/** What a subgraph is asked for. */
type Reference = Readonly<Record<string, unknown>>;

/** See `rule`. */
export const corpusCase: CorpusCase = {
  rule: 'Required fields may sit behind an interface.',
  subgraphs: {
    a: {
      sdl: `type Query { order: Order } interface Line { id: ID! amount: Int } type Product implements Line { id: ID! amount: Int } type Service implements Line { id: ID! amount: Int hours: Int } type Order @key(fields: "id") { id: ID! line: Line }`,
      resolvers: {
        Query: { order: () => ({ id: '1', line: { __typename: 'Service', id: 's', amount: 5, hours: 2 } }) },
        Line: { __resolveType: (line: { __typename: string }) => line.__typename },
        Order: {
          __resolveReference: () => ({
            id: '1',
            line: { __typename: 'Service', id: 's', amount: 5, hours: 2 },
          }),
        },
      },
    },
    b: {
      sdl: `interface Line { id: ID! amount: Int } type Product implements Line { id: ID! @external amount: Int @external } type Service implements Line { id: ID! @external amount: Int @external hours: Int @external } type Order @key(fields: "id") { id: ID! line: Line @external total: Int @requires(fields: "line { amount ... on Service { hours } }") }`,
      resolvers: {
        Line: { __resolveType: (line: { __typename: string }) => line.__typename },
        Order: {
          __resolveReference: (order: Reference) => order,
          total: ({ line }: { line: { amount: number; hours: number } }) => line.amount * line.hours,
        },
      },
    },
  },
  operations: [
    {
      query: `{ order { total } }`,
      data: { order: { total: 10 } },
    },
  ],
};
