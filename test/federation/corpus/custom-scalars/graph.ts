import type { CorpusGraph } from '../corpus-format.ts';

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'Custom scalars go through untouched in both directions, integers beyond 2^53 included.',
  subgraphs: {
    a: {
      sdl: `
        scalar Json
        scalar Long
        type Query { free(value: Json, list: [Json]): Json item: Item items: [Item!] plain: Int text: String }
        type Item @key(fields: "number") { number: Long! }`,
      fields: {
        Query: {
          free: (_: unknown, { value, list }: { readonly value?: unknown; readonly list?: unknown }) =>
            value ?? list ?? null,
          item: { number: 7 },
          items: [{ number: 7 }, { number: 8 }],
          plain: 1,
          text: '9007199254740993',
        },
      },
    },
    b: {
      sdl: `
        scalar Json
        scalar Long
        type Item @key(fields: "number") { number: Long! next: Long data: Json }`,
      rows: {
        Item: [
          { number: 7, next: 8, data: { deep: [1, { x: null }], empty: {} } },
          { number: 8, next: 9, data: 'text' },
        ],
      },
    },
  },
};
