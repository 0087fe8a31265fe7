import type { CorpusGraph } from '../corpus-format.ts';

const orders = [
  { id: '1', sku: 's1' },
  { id: '2', sku: 's2' },
];

/** See `about`. */
export const graph: CorpusGraph = {
  about:
    'A key and the required field come from the subgraph that an entity is found in: no request is made for them alone.',
  subgraphs: {
    users: {
      sdl: 'type Query { user: User } type User @key(fields: "id") { id: ID! name: String }',
      fields: { Query: { user: { id: '1', name: 'Ann' } } },
      rows: { User: [{ id: '1', name: 'Ann' }] },
    },
    orders: {
      sdl: `
        type User @key(fields: "id") { id: ID! orders: [Order!] }
        type Order @key(fields: "id") { id: ID! sku: String }`,
      rows: { User: [{ id: '1', orders }], Order: orders },
    },
    labels: {
      sdl: `
        type Order @key(fields: "id") { id: ID! sku: String @external label: String @requires(fields: "sku") code: String }`,
      rows: { Order: orders.map(({ id }) => ({ id, code: `c${id}` })) },
      fields: { Order: { label: ({ sku }: { readonly sku: string }) => `label ${sku}` } },
    },
  },
  monolith: {
    user: {
      id: '1',
      name: 'Ann',
      orders: orders.map(({ id, sku }) => ({ id, sku, label: `label ${sku}`, code: `c${id}` })),
    },
  },
};
