import type { CorpusGraph } from '../corpus-format.ts';

const orders = [
  {
    id: 'o1',
    lines: [
      { amount: 2, product: { id: 'p1' } },
      { amount: 1, product: { id: 'p2' } },
    ],
  },
  { id: 'o2', lines: [] },
  { id: 'o3', lines: [{ amount: 5, product: null }] },
  { id: 'o4', lines: [{ amount: 3, product: { id: '404' } }] },
];

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'A requirement whose inner fields come from several other subgraphs, inside lists.',
  subgraphs: {
    orders: {
      sdl: `
        type Query { orders: [Order!]! }
        type Order @key(fields: "id") { id: ID! lines: [Line!]! }
        type Line { amount: Int! product: Product }
        type Product @key(fields: "id") { id: ID! }`,
      fields: { Query: { orders } },
      rows: { Order: orders },
    },
    products: {
      sdl: 'type Product @key(fields: "id") { id: ID! price(currency: String = "EUR"): Int maker: Maker } type Maker @key(fields: "name") { name: ID! }',
      rows: {
        Product: [
          { id: 'p1', base: 10, maker: { name: 'm1' } },
          { id: 'p2', base: 20, maker: null },
        ],
      },
      fields: {
        Product: {
          price: ({ base }: { readonly base: number }, { currency }: { readonly currency: string }) =>
            currency === 'EUR' ? base : base * 100,
        },
      },
    },
    makers: {
      sdl: 'type Maker @key(fields: "name") { name: ID! discount: Int }',
      rows: { Maker: [{ name: 'm1', discount: 3 }] },
    },
    totals: {
      sdl: `
        type Order @key(fields: "id") {
          id: ID!
          lines: [Line!]! @external
          total: Int @requires(fields: "lines { amount product { price(currency: \\"EUR\\") } }")
          discount: Int @requires(fields: "lines { product { maker { discount } } }")
        }
        type Line { amount: Int! @external product: Product @external }
        type Product @key(fields: "id", resolvable: false) { id: ID! price(currency: String = "EUR"): Int @external maker: Maker @external }
        type Maker @key(fields: "name", resolvable: false) { name: ID! discount: Int @external }`,
      rows: { Order: orders.map(({ id }) => ({ id })) },
      fields: {
        Order: {
          total: ({
            lines,
          }: {
            readonly lines: ReadonlyArray<{
              readonly amount: number;
              readonly product: { readonly price: number | null } | null;
            }>;
          }) => lines.reduce((sum, { amount, product }) => sum + amount * (product?.price ?? 0), 0),
          discount: ({
            lines,
          }: {
            readonly lines: ReadonlyArray<{
              readonly product: { readonly maker: { readonly discount: number } | null } | null;
            }>;
          }) => lines.reduce((sum, { product }) => sum + (product?.maker?.discount ?? 0), 0),
        },
      },
    },
  },
};
