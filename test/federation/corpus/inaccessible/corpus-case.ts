import type { CorpusCase } from '../../corpus-case.ts';

/** See `rule`. */
export const corpusCase: CorpusCase = {
  rule: 'Inaccessible enum values and types never leave the router; keys may be inaccessible.',
  subgraphs: {
    a: {
      sdl: `type Query { things: [Thing] any: [Any] } enum Color { RED SECRET @inaccessible } type Thing @key(fields: "uid") { uid: ID! @inaccessible color: Color } union Any = Thing | Hidden type Hidden @inaccessible { x: Int }`,
      resolvers: {
        Query: {
          things: () => [
            { uid: '1', color: 'RED' },
            { uid: '2', color: 'SECRET' },
          ],
          any: () => [
            { __typename: 'Thing', uid: '1', color: 'RED' },
            { __typename: 'Hidden', x: 1 },
          ],
        },
        Any: { __resolveType: (any: { __typename: string }) => any.__typename },
      },
    },
    b: {
      sdl: `type Thing @key(fields: "uid") { uid: ID! @inaccessible name: String }`,
      resolvers: { Thing: { __resolveReference: ({ uid }: { uid: string }) => ({ uid, name: `n${uid}` }) } },
    },
  },
  operations: [
    {
      query: `{ things { color name } }`,
      data: {
        things: [
          { color: 'RED', name: 'n1' },
          { color: null, name: 'n2' },
        ],
      },
      errorPaths: [['things', 1, 'color']],
    },
    {
      query: `{ any { __typename ... on Thing { name } } }`,
      data: { any: [{ __typename: 'Thing', name: 'n1' }, null] },
      errorPaths: [['any', 1]],
    },
  ],
};
