import type { CorpusCase } from '../../corpus-case.ts';

/** What a subgraph is asked for. */
type Reference = Readonly<Record<string, unknown>>;

/** See `rule`. */
export const corpusCase: CorpusCase = {
  rule: 'Keys of several fields, nested ones included, identify an entity.',
  subgraphs: {
    a: {
      sdl: `type Query { items: [Item] } type Item @key(fields: "id region { code }") { id: ID! region: Region! } type Region @shareable { code: String! }`,
      resolvers: {
        Query: {
          items: () => [
            { id: '1', region: { code: 'eu' } },
            { id: '1', region: { code: 'us' } },
          ],
        },
      },
    },
    b: {
      sdl: `type Item @key(fields: "id region { code }") { id: ID! region: Region! price: Int } type Region @shareable { code: String! }`,
      resolvers: {
        Item: {
          __resolveReference: (item: Reference) => item,
          price: (item: { id: string; region: { code: string } }) => (item.region.code === 'eu' ? 10 : 20),
        },
      },
    },
  },
  operations: [
    {
      query: `{ items { price } }`,
      data: { items: [{ price: 10 }, { price: 20 }] },
    },
  ],
};
