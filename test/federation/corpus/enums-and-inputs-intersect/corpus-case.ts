import type { CorpusCase } from '../../corpus-case.ts';

/** See `rule`. */
export const corpusCase: CorpusCase = {
  rule: 'Output enums are united, input types intersected; only what all know can be sent.',
  subgraphs: {
    a: {
      sdl: `type Query { paint(color: Color, in: In): String } enum Color { RED BLUE GREEN } input In { a: Int b: Int }`,
      resolvers: {
        Query: {
          paint: (_: unknown, args: { color: string; in: { a: number } }) => `${args.color} ${args.in.a}`,
        },
      },
    },
    b: {
      sdl: `type Query { mix(color: Color, in: In): String } enum Color { RED BLUE } input In { a: Int }`,
      resolvers: {
        Query: {
          mix: (_: unknown, args: { color: string; in: { a: number } }) => `${args.color} ${args.in.a}`,
        },
      },
    },
  },
  operations: [
    {
      query: `query ($c: Color) { paint(color: $c, in: { a: 1 }) mix(color: RED, in: { a: 2 }) }`,
      variables: { c: 'BLUE' },
      data: { paint: 'BLUE 1', mix: 'RED 2' },
    },
  ],
};
