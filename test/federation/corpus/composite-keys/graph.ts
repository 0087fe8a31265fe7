import type { CorpusGraph } from '../corpus-format.ts';

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'Keys of several fields, one of them inside an object.',
  subgraphs: {
    stock: {
      sdl: `
        type Query { places: [Place!]! place(row: Int!): Place }
        type Place @key(fields: "warehouse { code } row level") { warehouse: Warehouse! row: Int! level: Int! capacity: Int! }
        type Warehouse @key(fields: "code") { code: String! }`,
      fields: {
        Query: {
          places: [
            { warehouse: { code: 'N' }, row: 1, level: 1, capacity: 10 },
            { warehouse: { code: 'N' }, row: 1, level: 2, capacity: 20 },
            { warehouse: { code: 'S' }, row: 1, level: 1, capacity: 30 },
          ],
          place: (_: unknown, { row }: { readonly row: number }) =>
            row === 1 ? { warehouse: { code: 'N' }, row: 1, level: 2, capacity: 20 } : null,
        },
      },
    },
    labels: {
      sdl: `
        type Place @key(fields: "warehouse { code } row level") { warehouse: Warehouse! row: Int! level: Int! label: String }
        type Warehouse @key(fields: "code") { code: String! city: String }`,
      rows: {
        Place: [
          { warehouse: { code: 'S', city: 'Rome' }, row: 1, level: 1, label: 'S-1-1' },
          { warehouse: { code: 'N', city: 'Oslo' }, row: 1, level: 1, label: 'N-1-1' },
          { warehouse: { code: 'N', city: 'Oslo' }, row: 1, level: 2, label: 'N-1-2' },
        ],
        Warehouse: [
          { code: 'N', city: 'Oslo' },
          { code: 'S', city: 'Rome' },
        ],
      },
    },
  },
  monolith: {
    places: [
      { warehouse: { code: 'N', city: 'Oslo' }, row: 1, level: 1, capacity: 10, label: 'N-1-1' },
      { warehouse: { code: 'N', city: 'Oslo' }, row: 1, level: 2, capacity: 20, label: 'N-1-2' },
      { warehouse: { code: 'S', city: 'Rome' }, row: 1, level: 1, capacity: 30, label: 'S-1-1' },
    ],
    place: ({ row }: { readonly row: number }) =>
      row === 1
        ? { warehouse: { code: 'N', city: 'Oslo' }, row: 1, level: 2, capacity: 20, label: 'N-1-2' }
        : null,
  },
};
