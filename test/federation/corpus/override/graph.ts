import type { CorpusGraph } from '../corpus-format.ts';

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'A field moves to another subgraph, for all requests or for a share of them.',
  subgraphs: {
    old: {
      sdl: `
        type Query { bill: Bill }
        type Bill @key(fields: "id") { id: ID! amount: Int due: String payer: String limit: Int }`,
      fields: { Query: { bill: { id: '1', amount: 1, due: 'old', payer: 'old', limit: 1 } } },
      rows: { Bill: [{ id: '1', amount: 1, due: 'old', payer: 'old', limit: 1 }] },
    },
    payments: {
      sdl: `
        type Query { paid: Bill }
        type Bill @key(fields: "id") {
          id: ID!
          amount: Int @override(from: "old")
          due: String @override(from: "old", label: "move-due")
          payer: String @override(from: "old", label: "percent(50)")
          limit: Int @external
          note: String @requires(fields: "limit")
        }`,
      fields: {
        Query: { paid: { id: '1', amount: 2, due: 'new', payer: 'new' } },
        Bill: { note: ({ limit }: { readonly limit: number }) => `limit ${limit}` },
      },
      rows: { Bill: [{ id: '1', amount: 2, due: 'new', payer: 'new' }] },
    },
  },
};
