import type { CorpusGraph } from '../corpus-format.ts';

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'Introspection beside data, and none of federation’s own types in it.',
  subgraphs: {
    a: {
      sdl: `
        "What is sold."
        type Product @key(fields: "id") { id: ID! "In cents." price(currency: String = "EUR"): Int @deprecated(reason: "use cost") }
        type Query { product: Product }`,
      fields: { Query: { product: { id: '1', price: 5 } } },
      rows: { Product: [{ id: '1', price: 5 }] },
    },
    b: {
      sdl: 'type Product @key(fields: "id") { id: ID! stock: Int }',
      rows: { Product: [{ id: '1', stock: 3 }] },
    },
  },
  monolith: { product: { id: '1', price: 5, stock: 3 } },
};
