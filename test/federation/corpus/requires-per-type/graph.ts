import type { CorpusGraph } from '../corpus-format.ts';

const things = [
  {
    __typename: 'Book',
    id: '1',
    weight: ({ unit }: { readonly unit: string }) => (unit === 'KG' ? 1 : 1000),
  },
  {
    __typename: 'Film',
    id: '2',
    weight: ({ unit }: { readonly unit: string }) => (unit === 'KG' ? 2 : 2000),
  },
  { __typename: 'Song', id: '3' },
];

/** See `about`. */
export const graph: CorpusGraph = {
  about:
    'One interface field that each implementation computes from other inputs, or the same with other arguments.',
  subgraphs: {
    a: {
      sdl: `
        type Query { things: [Thing!]! any: [Any!]! }
        enum Unit { G KG }
        interface Thing { id: ID! }
        union Any = Book | Film | Song
        type Book implements Thing @key(fields: "id") { id: ID! weight(unit: Unit = G): Int }
        type Film implements Thing @key(fields: "id") { id: ID! weight(unit: Unit = G): Int }
        type Song implements Thing @key(fields: "id") { id: ID! }`,
      fields: { Query: { things, any: things } },
      rows: { Book: things.slice(0, 1), Film: things.slice(1, 2), Song: things.slice(2) },
    },
    b: {
      sdl: `
        enum Unit { G KG }
        interface Thing { id: ID! cost: Int }
        type Book implements Thing @key(fields: "id") { id: ID! weight(unit: Unit = G): Int @external cost: Int @requires(fields: "weight(unit: KG)") }
        type Film implements Thing @key(fields: "id") { id: ID! weight(unit: Unit = G): Int @external cost: Int @requires(fields: "weight(unit: G)") }
        type Song implements Thing @key(fields: "id") { id: ID! cost: Int }`,
      rows: { Book: [{ id: '1' }], Film: [{ id: '2' }], Song: [{ id: '3', cost: 7 }] },
      fields: {
        Book: { cost: ({ weight }: { readonly weight: number }) => weight * 10 },
        Film: { cost: ({ weight }: { readonly weight: number }) => weight * 10 },
      },
    },
  },
  monolith: (() => {
    const all = things.map((thing, index) => ({ ...thing, cost: [10, 20_000, 7][index] }));
    return { things: all, any: all };
  })(),
};
