import type { CorpusGraph } from '../corpus-format.ts';

/** See `about`. */
export const graph: CorpusGraph = {
  about:
    'Fields and types that several subgraphs answer: the engine takes them from a subgraph that it asks anyway.',
  subgraphs: {
    a: {
      sdl: `
        type Query { a: Item common: Item @shareable }
        type Item @key(fields: "id") { id: ID! name: String @shareable money: Money @shareable onlyA: Int }
        type Money @shareable { amount: Int currency: String }`,
      fields: {
        Query: {
          a: { id: '1', name: 'n', money: { amount: 1, currency: 'NOK' }, onlyA: 1 },
          common: { id: '1', name: 'n', money: { amount: 1, currency: 'NOK' }, onlyA: 1 },
        },
      },
      rows: { Item: [{ id: '1', name: 'n', money: { amount: 1, currency: 'NOK' }, onlyA: 1 }] },
    },
    b: {
      sdl: `
        type Query { b: Item common: Item @shareable }
        type Item @key(fields: "id") { id: ID! name: String @shareable money: Money @shareable onlyB: Int }
        type Money @shareable { amount: Int currency: String rate: Float }`,
      fields: {
        Query: {
          b: { id: '1', name: 'n', money: { amount: 1, currency: 'NOK', rate: 0.5 }, onlyB: 2 },
          common: { id: '1', name: 'n', money: { amount: 1, currency: 'NOK', rate: 0.5 }, onlyB: 2 },
        },
      },
      rows: { Item: [{ id: '1', name: 'n', money: { amount: 1, currency: 'NOK', rate: 0.5 }, onlyB: 2 }] },
    },
  },
  monolith: (() => {
    const item = { id: '1', name: 'n', money: { amount: 1, currency: 'NOK', rate: 0.5 }, onlyA: 1, onlyB: 2 };
    return { a: item, b: item, common: item };
  })(),
};
