import type { CorpusCase } from '../../corpus-case.ts';

/** What a subgraph is asked for. */
type Reference = Readonly<Record<string, unknown>>;

/** See `rule`. */
export const corpusCase: CorpusCase = {
  rule: 'A field gets its inputs from other subgraphs, nested ones included.',
  subgraphs: {
    a: {
      sdl: `type Query { parcel: Parcel } type Parcel @key(fields: "id") { id: ID! weight: Int size: Size } type Size { width: Int height: Int }`,
      resolvers: {
        Query: { parcel: () => ({ id: '1', weight: 3, size: { width: 2, height: 5 } }) },
        Parcel: {
          __resolveReference: ({ id }: { id: string }) => ({ id, weight: 3, size: { width: 2, height: 5 } }),
        },
      },
    },
    b: {
      sdl: `type Parcel @key(fields: "id") { id: ID! weight: Int @external size: Size @external cost: Int @requires(fields: "weight size { width }") } type Size { width: Int @external }`,
      resolvers: {
        Parcel: {
          __resolveReference: (parcel: Reference) => parcel,
          cost: (parcel: { weight: number; size: { width: number; height?: number } }) =>
            parcel.weight * parcel.size.width + (parcel.size.height ?? 0),
        },
      },
    },
  },
  operations: [
    {
      query: `{ parcel { cost } }`,
      data: { parcel: { cost: 6 } },
    },
    {
      query: `{ parcel { weight: cost cost: weight size { width: height height: width } } }`,
      data: { parcel: { weight: 6, cost: 3, size: { width: 5, height: 2 } } },
    },
  ],
};
