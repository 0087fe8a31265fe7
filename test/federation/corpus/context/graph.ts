import type { CorpusGraph } from '../corpus-format.ts';

const price = (_: unknown, { currency }: { readonly currency?: string | null }) => `1 ${currency}`;

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'Arguments that are filled with a field of an object further up, and that clients do not see.',
  knownRefusal: 'context',
  subgraphs: {
    shops: {
      sdl: `
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@context", "@fromContext", "@shareable"])
        type Query { shops: [Shop!]! }
        type Shop @key(fields: "id") @context(name: "shop") { id: ID! currency: String! good: Good goods: [Good!]! shelf: Shelf }
        type Shelf { good: Good }
        type Good @key(fields: "id") { id: ID! name: String price(currency: String @fromContext(field: "$shop { currency }")): String }`,
      fields: {
        Query: {
          shops: [
            {
              id: '1',
              currency: 'NOK',
              good: { id: 'g' },
              goods: [{ id: 'g' }, { id: 'h' }],
              shelf: { good: { id: 'h' } },
            },
            { id: '2', currency: 'EUR', good: { id: 'g' }, goods: [], shelf: null },
          ],
        },
        Good: { name: ({ id }: { readonly id: string }) => `name ${id}`, price },
      },
      rows: {
        Good: [{ id: 'g' }, { id: 'h' }],
        Shop: [
          { id: '1', currency: 'NOK' },
          { id: '2', currency: 'EUR' },
        ],
      },
    },
    stock: {
      sdl: 'type Query { count: Int } type Good @key(fields: "id") { id: ID! stock: Int }',
      fields: { Query: { count: 2 } },
      rows: {
        Good: [
          { id: 'g', stock: 4 },
          { id: 'h', stock: 5 },
        ],
      },
    },
  },
  monolith: (() => {
    const good = (id: string, currency: string) => ({
      id,
      name: `name ${id}`,
      price: `1 ${currency}`,
      stock: id === 'g' ? 4 : 5,
    });
    return {
      shops: [
        {
          id: '1',
          currency: 'NOK',
          good: good('g', 'NOK'),
          goods: [good('g', 'NOK'), good('h', 'NOK')],
          shelf: { good: good('h', 'NOK') },
        },
        { id: '2', currency: 'EUR', good: good('g', 'EUR'), goods: [], shelf: null },
      ],
      count: 2,
    };
  })(),
};
