import type { CorpusGraph } from '../corpus-format.ts';

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'Fields that need values of other subgraphs: plain, nested, lists, in chains.',
  subgraphs: {
    products: {
      sdl: `
        type Query { products: [Product!]! }
        type Product @key(fields: "id") { id: ID! weight: Int size: Size tags: [Tag!] }
        type Size { width: Int! height: Int! depth: Int! }
        type Tag { name: String! rank: Int }`,
      fields: {
        Query: {
          products: [
            {
              id: '1',
              weight: 2,
              size: { width: 1, height: 2, depth: 3 },
              tags: [{ name: 'a', rank: 1 }, { name: 'b' }],
            },
            { id: '2', weight: null, size: { width: 4, height: 5, depth: 6 }, tags: [] },
            { id: '3', weight: 7, size: null, tags: null },
          ],
        },
      },
      rows: {
        Product: [
          {
            id: '1',
            weight: 2,
            size: { width: 1, height: 2, depth: 3 },
            tags: [{ name: 'a', rank: 1 }, { name: 'b' }],
          },
          { id: '2', weight: null, size: { width: 4, height: 5, depth: 6 }, tags: [] },
          { id: '3', weight: 7, size: null, tags: null },
        ],
      },
    },
    shipping: {
      sdl: `
        type Product @key(fields: "id") {
          id: ID!
          weight: Int @external
          size: Size @external
          tags: [Tag!] @external
          cost: Int @requires(fields: "weight")
          volume: Int @requires(fields: "size { width height }")
          print: String @requires(fields: "tags { name rank }")
          isKnown: Boolean
        }
        type Size { width: Int! @external height: Int! @external }
        type Tag { name: String! @external rank: Int @external }`,
      rows: { Product: ['1', '2', '3'].map((id) => ({ id, isKnown: true })) },
      fields: {
        Product: {
          cost: ({ weight }: { readonly weight: number | null }) => (weight === null ? -1 : weight * 10),
          volume: ({
            size,
          }: {
            readonly size: { readonly width: number; readonly height: number } | null;
          }) => (size === null ? null : size.width * size.height),
          print: ({ tags }: { readonly tags: unknown }) =>
            JSON.stringify(tags, (key, value: unknown) => (key === '__typename' ? undefined : value)),
        },
      },
    },
    billing: {
      sdl: `
        type Product @key(fields: "id") {
          id: ID!
          cost: Int @external
          isKnown: Boolean @external
          invoice: String @requires(fields: "cost isKnown")
        }`,
      rows: { Product: ['1', '2', '3'].map((id) => ({ id })) },
      fields: {
        Product: {
          invoice: ({ cost, isKnown }: { readonly cost: number; readonly isKnown: boolean }) =>
            `${cost}/${isKnown}`,
        },
      },
    },
  },
  monolith: {
    products: [
      {
        id: '1',
        weight: 2,
        size: { width: 1, height: 2, depth: 3 },
        tags: [{ name: 'a', rank: 1 }, { name: 'b' }],
        cost: 20,
        volume: 2,
        print: '[{"name":"a","rank":1},{"name":"b","rank":null}]',
        isKnown: true,
        invoice: '20/true',
      },
      {
        id: '2',
        weight: null,
        size: { width: 4, height: 5, depth: 6 },
        tags: [],
        cost: -1,
        volume: 20,
        print: '[]',
        isKnown: true,
        invoice: '-1/true',
      },
      {
        id: '3',
        weight: 7,
        size: null,
        tags: null,
        cost: 70,
        volume: null,
        print: 'null',
        isKnown: true,
        invoice: '70/true',
      },
    ],
  },
};
