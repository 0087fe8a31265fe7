import type { CorpusCase } from '../../corpus-case.ts';

/** See `rule`. */
export const corpusCase: CorpusCase = {
  rule: 'A value type is completed in one subgraph; a shared root field is asked once.',
  subgraphs: {
    a: {
      sdl: `type Query { place: Place @shareable } type Place @shareable { x: Int }`,
      resolvers: { Query: { place: () => ({ x: 1 }) } },
    },
    b: {
      sdl: `type Query { place: Place @shareable } type Place @shareable { x: Int y: Int }`,
      resolvers: { Query: { place: () => ({ x: 1, y: 2 }) } },
    },
  },
  operations: [
    {
      query: `{ place { y x } }`,
      data: { place: { y: 2, x: 1 } },
      requests: ['b'],
    },
  ],
};
