import type { CorpusGraph } from '../corpus-format.ts';

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'Inaccessible values, types and fields never leave the router. Keys may be inaccessible.',
  subgraphs: {
    a: {
      sdl: `
        type Query { things: [Thing] any: [Any] one: Thing secret: Hidden @inaccessible level(of: Level = HIGH): String }
        enum Color { RED SECRET @inaccessible }
        enum Level { HIGH LOW @inaccessible }
        type Thing @key(fields: "uid") { uid: ID! @inaccessible color: Color must: Color! weight: Int @inaccessible }
        union Any = Thing | Hidden
        type Hidden @inaccessible { x: Int }`,
      fields: {
        Query: {
          things: [
            { uid: '1', color: 'RED', must: 'RED', weight: 5 },
            { uid: '2', color: 'SECRET', must: 'SECRET', weight: 6 },
          ],
          any: [
            { __typename: 'Thing', uid: '1', color: 'RED' },
            { __typename: 'Hidden', x: 1 },
          ],
          one: { uid: '2', color: 'RED', must: 'SECRET', weight: 6 },
          level: (_: unknown, { of }: { readonly of: string }) => of,
        },
      },
      rows: {
        Thing: [
          { uid: '1', weight: 5 },
          { uid: '2', weight: 6 },
        ],
      },
    },
    b: {
      sdl: `type Thing @key(fields: "uid") { uid: ID! @inaccessible name: String weight: Int @external price: Int @requires(fields: "weight") }`,
      rows: {
        Thing: [
          { uid: '1', name: 'n1' },
          { uid: '2', name: 'n2' },
        ],
      },
      fields: { Thing: { price: ({ weight }: { readonly weight: number }) => weight * 2 } },
    },
  },
};
