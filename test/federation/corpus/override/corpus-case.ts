import type { CorpusCase } from '../../corpus-case.ts';

/** See `rule`. */
export const corpusCase: CorpusCase = {
  rule: 'An overridden field is never asked of the subgraph it was taken from.',
  subgraphs: {
    a: {
      sdl: `type Query { bill: Bill } type Bill @key(fields: "id") { id: ID! total: Int }`,
      resolvers: {
        Query: { bill: () => ({ id: '1', total: 1 }) },
        Bill: { __resolveReference: () => ({ id: '1', total: 1 }) },
      },
    },
    b: {
      sdl: `type Bill @key(fields: "id") { id: ID! total: Int @override(from: "a") }`,
      resolvers: { Bill: { __resolveReference: ({ id }: { id: string }) => ({ id, total: 2 }) } },
    },
  },
  operations: [
    {
      query: `{ bill { total } }`,
      data: { bill: { total: 2 } },
    },
  ],
};
