import type { CorpusCase } from '../../corpus-case.ts';

/** What a subgraph is asked for. */
type Reference = Readonly<Record<string, unknown>>;

/** See `rule`. */
export const corpusCase: CorpusCase = {
  rule: 'A null that may not be takes away the same parents as on one server; error paths use aliases and indices.',
  subgraphs: {
    a: {
      sdl: `type Query { shop: Shop! list: [Shop!] } type Shop @key(fields: "id") { id: ID! }`,
      resolvers: { Query: { shop: () => ({ id: '1' }), list: () => [{ id: '2' }, { id: 'bad' }] } },
    },
    b: {
      sdl: `type Shop @key(fields: "id") { id: ID! name: String! note: String owner: Owner } type Owner { name: String! }`,
      resolvers: {
        Shop: {
          __resolveReference: (shop: Reference) => shop,
          name: ({ id }: { id: string }) => {
            if (id === 'bad') throw new Error('no name');
            return `n${id}`;
          },
          note: () => {
            throw new Error('no note');
          },
          owner: () => ({ name: null }),
        },
      },
    },
  },
  operations: [
    {
      query: `{ list { id title: name } }`,
      data: { list: null },
      errorPaths: [['list', 1, 'title']],
    },
    {
      query: `{ s: shop { n: note id } }`,
      data: { s: { n: null, id: '1' } },
      errorPaths: [['s', 'n']],
    },
    {
      query: `{ s: shop { owner { name } id } }`,
      data: { s: { owner: null, id: '1' } },
      errorPaths: [['s', 'owner', 'name']],
    },
  ],
};
