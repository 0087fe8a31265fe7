import type { CorpusCase } from '../../corpus-case.ts';

/** What a subgraph is asked for. */
type Reference = Readonly<Record<string, unknown>>;

/** See `rule`. */
export const corpusCase: CorpusCase = {
  rule: 'Several fields require one field with different arguments, and a client asks it with yet others.',
  subgraphs: {
    a: {
      sdl: `type Query { parcel: Parcel } type Parcel @key(fields: "id") { id: ID! weight(unit: String = "g"): Int }`,
      resolvers: {
        Query: { parcel: () => ({ id: '1' }) },
        Parcel: {
          __resolveReference: (parcel: Reference) => parcel,
          weight: (_: unknown, { unit }: { unit: string }) => ({ kg: 2, lb: 4, g: 2000 })[unit],
        },
      },
    },
    b: {
      sdl: `type Parcel @key(fields: "id") { id: ID! weight(unit: String = "g"): Int @external metric: String @requires(fields: "weight(unit: \\"kg\\")") imperial: String @requires(fields: "weight(unit: \\"lb\\")") }`,
      resolvers: {
        Parcel: {
          __resolveReference: (parcel: Reference) => parcel,
          metric: ({ weight }: { weight: number }) => `${weight} kg`,
          imperial: ({ weight }: { weight: number }) => `${weight} lb`,
        },
      },
    },
  },
  operations: [
    {
      query: `{ parcel { metric imperial } }`,
      data: { parcel: { metric: '2 kg', imperial: '4 lb' } },
    },
    {
      query: `{ parcel { weight metric heavy: weight(unit: "lb") imperial } }`,
      data: { parcel: { weight: 2000, metric: '2 kg', heavy: 4, imperial: '4 lb' } },
    },
    {
      query: `query ($unit: String) { parcel { metric: weight(unit: $unit) weight: imperial } }`,
      variables: { unit: 'lb' },
      data: { parcel: { metric: 4, weight: '4 lb' } },
    },
  ],
};
