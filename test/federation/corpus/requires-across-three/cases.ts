import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'through entities of another subgraph inside a list; an unknown one gives null as input',
    operation: '{ orders { total } }',
    data: { orders: [{ total: 40 }, { total: 0 }, { total: 0 }, { total: 0 }] },
    requests: { orders: 1, products: 1, totals: 1 },
  },
  {
    name: 'through two subgraphs',
    operation: '{ orders { discount } }',
    data: { orders: [{ discount: 3 }, { discount: 0 }, { discount: 0 }, { discount: 0 }] },
    requests: { orders: 1, products: 1, makers: 1, totals: 1 },
  },
  {
    name: 'both, beside the same fields for the client with other arguments and aliases',
    operation:
      '{ orders { lines { product { cents: price(currency: "ct") maker { total: discount } } } total discount } }',
    data: {
      orders: [
        {
          lines: [
            { product: { cents: 1000, maker: { total: 3 } } },
            { product: { cents: 2000, maker: null } },
          ],
          total: 40,
          discount: 3,
        },
        { lines: [], total: 0, discount: 0 },
        { lines: [{ product: null }], total: 0, discount: 0 },
        { lines: [{ product: { cents: null, maker: null } }], total: 0, discount: 0 },
      ],
    },
  },
];
