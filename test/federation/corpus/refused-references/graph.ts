import type { CorpusGraph } from '../corpus-format.ts';

/** See `about`. */
export const graph: CorpusGraph = {
  about:
    'A subgraph that answers a reference with null and an error has said why: the error stands at each place of the reference, and no other error is added for what may not be null there.',
  subgraphs: {
    payments: {
      sdl: `
        type Query { payments: [Payment!] payment: Payment }
        type Payment { id: ID! bill: Bill firm: Bill! }
        type Bill @key(fields: "id", resolvable: false) { id: ID! }`,
      fields: {
        Query: {
          payments: [
            { id: 'p1', bill: { id: 'hidden' }, firm: { id: 'b1' } },
            { id: 'p2', bill: { id: 'b1' }, firm: { id: 'b1' } },
            { id: 'p3', bill: null, firm: { id: 'hidden' } },
            { id: 'p4', bill: { id: 'hidden' }, firm: { id: 'b1' } },
          ],
          payment: { id: 'p3', bill: null, firm: { id: 'hidden' } },
        },
      },
    },
    finance: {
      sdl: 'type Bill @key(fields: "id") { id: ID! version: Int! number: Int customer: Customer } type Customer { name: String! }',
    },
  },
};
