import type { CorpusGraph } from '../corpus-format.ts';

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'Tags by which caches are emptied mean nothing to execution.',
  knownRefusal: 'cacheTag',
  subgraphs: {
    a: {
      sdl: `
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.12", import: ["@key", "@cacheTag"])
        type Query { shop: Shop @cacheTag(format: "shop") }
        type Shop @key(fields: "id") @cacheTag(format: "shop-{$key.id}") { id: ID! name: String }`,
      fields: { Query: { shop: { id: '1', name: 'n' } } },
      rows: { Shop: [{ id: '1', name: 'n' }] },
    },
    b: {
      sdl: 'type Shop @key(fields: "id") { id: ID! stock: Int }',
      rows: { Shop: [{ id: '1', stock: 3 }] },
    },
  },
  monolith: { shop: { id: '1', name: 'n', stock: 3 } },
};
