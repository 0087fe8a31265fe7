import type { CorpusGraph } from '../corpus-format.ts';

const fail = (text: string) => new Error(text);
const shops = [
  {
    id: '1',
    name: 'n1',
    note: fail('no note'),
    owner: { name: null },
    rooms: [{ size: 1 }, { size: null }],
    shelf: [[1, 2], [3]],
  },
  { id: '2', name: fail('no name'), note: 'ok', owner: { name: 'O' }, rooms: null, shelf: [[1], [null]] },
];

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'A null that may not be takes away the same parents as on one server, across subgraphs.',
  subgraphs: {
    a: {
      sdl: `
        type Query { shop: Shop! maybe: Shop list: [Shop!] loose: [Shop] all: [Shop!]! must: Int! }
        type Shop @key(fields: "id") { id: ID! parent: Shop }`,
      fields: {
        Query: {
          shop: { id: '1' },
          maybe: { id: '2' },
          list: [{ id: '1' }, { id: '2' }],
          loose: [{ id: '1' }, { id: '2' }],
          all: [{ id: '2' }],
          must: null,
        },
        Shop: { parent: ({ id }: { readonly id: string }) => (id === '1' ? { id: '2' } : null) },
      },
      rows: { Shop: [{ id: '1' }, { id: '2' }] },
    },
    b: {
      sdl: `
        type Shop @key(fields: "id") { id: ID! name: String! note: String owner: Owner rooms: [Room!] shelf: [[Int!]!] }
        type Owner { name: String! }
        type Room { size: Int! }`,
      rows: { Shop: shops },
    },
  },
  monolith: (() => {
    const [one, two] = [
      { ...shops[0], parent: null as unknown },
      { ...shops[1], parent: null },
    ];
    one.parent = two;
    return { shop: one, maybe: two, list: [one, two], loose: [one, two], all: [two], must: null };
  })(),
};
