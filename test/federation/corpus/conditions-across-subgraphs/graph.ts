import type { CorpusGraph } from '../corpus-format.ts';

const items = [
  { __typename: 'Book', id: '1', size: 2 },
  { __typename: 'Film', id: '2', size: 3 },
];

/** See `about`. */
export const graph: CorpusGraph = {
  about:
    'Conditions on requirements, on members of abstract types, on added fields and on what is asked twice.',
  subgraphs: {
    a: {
      sdl: `
        type Query { items: [Item!]! one: Item }
        interface Item @key(fields: "id") { id: ID! size(unit: String = "cm"): Int }
        type Book implements Item @key(fields: "id") { id: ID! size(unit: String = "cm"): Int }
        type Film implements Item @key(fields: "id") { id: ID! size(unit: String = "cm"): Int }`,
      fields: {
        Query: { items, one: items[0] },
        Book: {
          size: ({ id }: { readonly id: string }, { unit }: { readonly unit: string }) =>
            (unit === 'mm' ? 10 : 1) * Number(id),
        },
        Film: {
          size: ({ id }: { readonly id: string }, { unit }: { readonly unit: string }) =>
            (unit === 'mm' ? 10 : 1) * Number(id),
        },
      },
      rows: { Item: items, Book: items.slice(0, 1), Film: items.slice(1) },
    },
    b: {
      sdl: `
        type Book @key(fields: "id") { id: ID! size(unit: String = "cm"): Int @external cost: Int @requires(fields: "size(unit: \\"mm\\")") note: String }
        type Film @key(fields: "id") { id: ID! minutes: Int note: String }`,
      fields: { Book: { cost: ({ size }: { readonly size: number }) => size * 100 } },
      rows: { Book: [{ id: '1', note: 'nb' }], Film: [{ id: '2', minutes: 90, note: 'nf' }] },
    },
    c: {
      sdl: 'type Item @interfaceObject @key(fields: "id") { id: ID! rank: Int }',
      rows: {
        Item: [
          { id: '1', rank: 11 },
          { id: '2', rank: 12 },
        ],
      },
    },
  },
  monolith: (() => {
    const size =
      (id: number) =>
      ({ unit }: { readonly unit: string }) =>
        (unit === 'mm' ? 10 : 1) * id;
    const book = { __typename: 'Book', id: '1', size: size(1), cost: 1000, note: 'nb', rank: 11 };
    const film = { __typename: 'Film', id: '2', size: size(2), minutes: 90, note: 'nf', rank: 12 };
    return { items: [book, film], one: book };
  })(),
};
