import type { CorpusGraph } from '../corpus-format.ts';

const line = (row: object) => ({ __typename: 'Product', ...row });
const orders = [
  {
    id: '1',
    line: { __typename: 'Service', id: 's', amount: 5, hours: 2 },
    lines: [line({ id: 'p', amount: 3 }), { __typename: 'Service', id: 's', amount: 5, hours: 2 }],
    payment: { __typename: 'Card', digits: '42' },
  },
  { id: '2', line: line({ id: 'p', amount: 3 }), lines: [], payment: { __typename: 'Cash', coins: 7 } },
  { id: '3', line: null, lines: [line({ id: 'p', amount: 4 })], payment: null },
];
const typed = (value: object | null) =>
  JSON.stringify(value, (key, inner: unknown) => (key === 'id' ? undefined : inner));

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'Required fields behind interfaces and unions, with fragments in the requirement.',
  subgraphs: {
    sales: {
      sdl: `
        type Query { orders: [Order!]! }
        interface Line { id: ID! amount: Int }
        type Product implements Line { id: ID! amount: Int }
        type Service implements Line { id: ID! amount: Int hours: Int }
        union Payment = Card | Cash
        type Card { digits: String }
        type Cash { coins: Int }
        type Order @key(fields: "id") { id: ID! line: Line lines: [Line!]! payment: Payment }`,
      fields: { Query: { orders } },
      rows: { Order: orders },
    },
    totals: {
      sdl: `
        interface Line { amount: Int }
        type Product implements Line { amount: Int @external }
        type Service implements Line { amount: Int @external hours: Int @external }
        union Payment = Card | Cash
        type Card { digits: String @external }
        type Cash { coins: Int @external }
        type Order @key(fields: "id") {
          id: ID!
          line: Line @external
          lines: [Line!]! @external
          payment: Payment @external
          total: String @requires(fields: "line { __typename amount ... on Service { hours } }")
          sum: Int @requires(fields: "lines { amount }")
          receipt: String @requires(fields: "payment { __typename ... on Card { digits } ... on Cash { coins } }")
        }`,
      rows: { Order: ['1', '2', '3'].map((id) => ({ id })) },
      fields: {
        Order: {
          total: ({ line: required }: { readonly line: object | null }) => typed(required),
          sum: ({ lines }: { readonly lines: ReadonlyArray<{ readonly amount: number }> }) =>
            lines.reduce((sum, { amount }) => sum + amount, 0),
          receipt: ({ payment }: { readonly payment: object | null }) => typed(payment),
        },
      },
    },
  },
  monolith: {
    orders: orders.map((order, index) => ({
      ...order,
      total: ['{"__typename":"Service","amount":5,"hours":2}', '{"__typename":"Product","amount":3}', 'null'][
        index
      ],
      sum: [8, 0, 4][index],
      receipt: ['{"__typename":"Card","digits":"42"}', '{"__typename":"Cash","coins":7}', 'null'][index],
    })),
  },
};
