import type { CorpusCase } from '../../corpus-case.ts';

/** See `rule`. */
export const corpusCase: CorpusCase = {
  rule: 'Entities are found in lists of lists, nulls in between stay where they are.',
  subgraphs: {
    a: {
      sdl: `type Query { grid: [[Cell]] } type Cell @key(fields: "id") { id: ID! }`,
      resolvers: { Query: { grid: () => [[{ id: '1' }, null], null, [], [{ id: '2' }, { id: '1' }]] } },
    },
    b: {
      sdl: `type Cell @key(fields: "id") { id: ID! value: Int near: [[Cell!]!] }`,
      resolvers: {
        Cell: {
          __resolveReference: ({ id }: { id: string }) => ({ id }),
          value: ({ id }: { id: string }) => Number(id) * 10,
          near: ({ id }: { id: string }) => [[{ id }], []],
        },
      },
    },
  },
  operations: [
    {
      query: `{ grid { value near { value id } } }`,
      data: {
        grid: [
          [{ value: 10, near: [[{ value: 10, id: '1' }], []] }, null],
          null,
          [],
          [
            { value: 20, near: [[{ value: 20, id: '2' }], []] },
            { value: 10, near: [[{ value: 10, id: '1' }], []] },
          ],
        ],
      },
    },
  ],
};
