import type { CorpusGraph } from '../corpus-format.ts';

const units: Readonly<Record<string, number>> = { G: 2000, KG: 2, LB: 4 };

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'Several fields require one field with different arguments, while clients ask it with yet others.',
  subgraphs: {
    goods: {
      sdl: `
        type Query { parcel: Parcel parcels: [Parcel!]! }
        enum Unit { G KG LB }
        input Rounding { digits: Int = 0 isUp: Boolean }
        type Parcel @key(fields: "id") { id: ID! weight(unit: Unit = G, factor: Int = 1): Int length(rounding: Rounding): String }`,
      fields: {
        Query: { parcel: { id: '1' }, parcels: [{ id: '1' }, { id: '2' }] },
        Parcel: {
          weight: (
            { id }: { readonly id: string },
            { unit, factor }: { readonly unit: string; readonly factor: number },
          ) => (units[unit] ?? 0) * factor * Number(id),
          length: (_: unknown, { rounding }: { readonly rounding: unknown }) =>
            JSON.stringify(rounding ?? null),
        },
      },
      rows: { Parcel: [{ id: '1' }, { id: '2' }] },
    },
    carriers: {
      sdl: `
        enum Unit { G KG LB }
        input Rounding { digits: Int = 0 isUp: Boolean }
        type Parcel @key(fields: "id") {
          id: ID!
          weight(unit: Unit = G, factor: Int = 1): Int @external
          length(rounding: Rounding): String @external
          metric: String @requires(fields: "weight(unit: KG)")
          imperial: String @requires(fields: "weight(unit: LB, factor: 10)")
          plain(suffix: String = "!"): String @requires(fields: "weight")
          box: String @requires(fields: "length(rounding: { digits: 2, isUp: true })")
        }`,
      rows: { Parcel: [{ id: '1' }, { id: '2' }] },
      fields: {
        Parcel: {
          metric: ({ weight }: { readonly weight: number }) => `${weight} kg`,
          imperial: ({ weight }: { readonly weight: number }) => `${weight} lb`,
          plain: ({ weight }: { readonly weight: number }, { suffix }: { readonly suffix: string }) =>
            `${weight}${suffix}`,
          box: ({ length }: { readonly length: string }) => `box ${length}`,
        },
      },
    },
  },
  monolith: (() => {
    const parcel = (id: string) => ({
      id,
      weight: ({ unit, factor }: { readonly unit: string; readonly factor: number }) =>
        (units[unit] ?? 0) * factor * Number(id),
      length: ({ rounding }: { readonly rounding: unknown }) => JSON.stringify(rounding ?? null),
      metric: `${2 * Number(id)} kg`,
      imperial: `${40 * Number(id)} lb`,
      plain: ({ suffix }: { readonly suffix: string }) => `${2000 * Number(id)}${suffix}`,
      box: 'box {"digits":2,"isUp":true}',
    });
    return { parcel: parcel('1'), parcels: [parcel('1'), parcel('2')] };
  })(),
};
