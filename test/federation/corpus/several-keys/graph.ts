import type { CorpusGraph } from '../corpus-format.ts';

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'Subgraphs know an entity by different keys; a third translates.',
  subgraphs: {
    shop: {
      sdl: `
        type Query { articles: [Article!]! }
        type Article @key(fields: "sku") { sku: String! price: Int }`,
      fields: {
        Query: {
          articles: [
            { sku: 's1', price: 100 },
            { sku: 's2', price: 200 },
          ],
        },
      },
    },
    registry: {
      sdl: `type Article @key(fields: "sku") @key(fields: "id") @key(fields: "ean { code }") { sku: String! id: ID! ean: Ean! }
        type Ean @shareable { code: String! }`,
      rows: {
        Article: [
          { sku: 's1', id: '1', ean: { code: 'e1' } },
          { sku: 's2', id: '2', ean: { code: 'e2' } },
        ],
      },
    },
    reviews: {
      sdl: `
        type Query { best: Article }
        type Article @key(fields: "id") { id: ID! stars: Int }`,
      fields: { Query: { best: { id: '2', stars: 5 } } },
      rows: {
        Article: [
          { id: '1', stars: 3 },
          { id: '2', stars: 5 },
        ],
      },
    },
    labels: {
      sdl: `type Article @key(fields: "ean { code }") { ean: Ean! print: String }
        type Ean @shareable { code: String! }`,
      rows: {
        Article: [
          { ean: { code: 'e1' }, print: '|e1|' },
          { ean: { code: 'e2' }, print: '|e2|' },
        ],
      },
    },
  },
  monolith: (() => {
    const articles = [
      { sku: 's1', price: 100, id: '1', ean: { code: 'e1' }, stars: 3, print: '|e1|' },
      { sku: 's2', price: 200, id: '2', ean: { code: 'e2' }, stars: 5, print: '|e2|' },
    ];
    return { articles, best: articles[1] };
  })(),
};
