import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'a nested key leads to the next subgraph, and one there to the one after it',
    operation: '{ lines { id order { invoice { pages } total } } }',
    data: {
      lines: [
        { id: 'l1', order: { invoice: { pages: 3 }, total: 5 } },
        { id: 'l2', order: { invoice: { pages: 4 }, total: 7 } },
        { id: 'l3', order: { invoice: { pages: 3 }, total: 5 } },
      ],
    },
    requests: { orders: 1, billing: 1, archive: 1 },
  },
  {
    name: 'a client that selects part of a key sees that part alone',
    operation: '{ lines { order { invoice { series { year } } customer { account { number } } } } }',
    data: {
      lines: [
        { order: { invoice: { series: { year: 2025 } }, customer: { account: { number: 'A' } } } },
        { order: { invoice: { series: { year: 2026 } }, customer: { account: { number: 'B' } } } },
        { order: { invoice: { series: { year: 2025 } }, customer: { account: { number: 'A' } } } },
      ],
    },
    requests: { orders: 1, billing: 1 },
  },
  {
    name: 'aliases on the way of a key do not get lost',
    referenceDiffers: 'an alias that is named like a key field breaks its representations',
    operation:
      '{ lines { order { customer: total c: customer { number: account { account: number } } invoice { pages } } } }',
    data: {
      lines: [
        { order: { customer: 5, c: { number: { account: 'A' } }, invoice: { pages: 3 } } },
        { order: { customer: 7, c: { number: { account: 'B' } }, invoice: { pages: 4 } } },
        { order: { customer: 5, c: { number: { account: 'A' } }, invoice: { pages: 3 } } },
      ],
    },
  },
];
