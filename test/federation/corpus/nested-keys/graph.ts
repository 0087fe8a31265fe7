import type { CorpusGraph } from '../corpus-format.ts';

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'Keys that reach through objects, also where an intermediate subgraph has to supply a part.',
  subgraphs: {
    orders: {
      sdl: `
        type Query { lines: [Line!]! }
        type Line @key(fields: "id") { id: ID! order: Order! }
        type Order @key(fields: "customer { account { number } }") { customer: Customer! total: Int! }
        type Customer @shareable { account: Account! }
        type Account @shareable { number: String! }`,
      fields: {
        Query: {
          lines: [
            { id: 'l1', order: { customer: { account: { number: 'A' } }, total: 5 } },
            { id: 'l2', order: { customer: { account: { number: 'B' } }, total: 7 } },
            { id: 'l3', order: { customer: { account: { number: 'A' } }, total: 5 } },
          ],
        },
      },
    },
    billing: {
      sdl: `
        type Order @key(fields: "customer { account { number } }") { customer: Customer! invoice: Invoice }
        type Customer @shareable { account: Account! }
        type Account @shareable { number: String! }
        type Invoice @key(fields: "number series { year }") { number: Int! series: Series! }
        type Series @shareable { year: Int! }`,
      rows: {
        Order: [
          { customer: { account: { number: 'A' } }, invoice: { number: 1, series: { year: 2025 } } },
          { customer: { account: { number: 'B' } }, invoice: { number: 1, series: { year: 2026 } } },
        ],
      },
    },
    archive: {
      sdl: `
        type Invoice @key(fields: "number series { year }") { number: Int! series: Series! pages: Int! }
        type Series @shareable { year: Int! }`,
      rows: {
        Invoice: [
          { number: 1, series: { year: 2025 }, pages: 3 },
          { number: 1, series: { year: 2026 }, pages: 4 },
        ],
      },
    },
  },
  monolith: (() => {
    const order = (number: string, total: number, year: number, pages: number) => ({
      customer: { account: { number } },
      total,
      invoice: { number: 1, series: { year }, pages },
    });
    const [a, b] = [order('A', 5, 2025, 3), order('B', 7, 2026, 4)];
    return {
      lines: [
        { id: 'l1', order: a },
        { id: 'l2', order: b },
        { id: 'l3', order: a },
      ],
    };
  })(),
};
