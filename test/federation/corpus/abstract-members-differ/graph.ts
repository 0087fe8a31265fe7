import type { CorpusGraph } from '../corpus-format.ts';

const [book, song, film] = [
  { __typename: 'Book', id: '1', name: 'n1' },
  { __typename: 'Song', id: '2', name: 's' },
  { __typename: 'Film', id: '3', name: 'f' },
];

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'Unions have other members and interfaces other implementations and fields in each subgraph.',
  subgraphs: {
    a: {
      sdl: `
        type Query { a: [Media] named: [Named] one: Named }
        union Media = Book | Song
        interface Named { name: String }
        type Book implements Named @key(fields: "id") { id: ID! name: String @shareable }
        type Song implements Named @key(fields: "id") { id: ID! name: String @shareable }`,
      fields: { Query: { a: [book, song], named: [book, song], one: song } },
      rows: { Book: [book], Song: [song] },
    },
    b: {
      sdl: `
        type Query { b: [Media] shared: [Media] }
        union Media = Book | Film
        interface Named { name: String length: Int }
        type Book implements Named @key(fields: "id") { id: ID! name: String @shareable title: String length: Int }
        type Film implements Named @key(fields: "id") { id: ID! name: String @shareable length: Int }
        type Song implements Named @key(fields: "id") { id: ID! name: String @shareable length: Int }`,
      fields: {
        Query: {
          b: [
            { ...film, length: 90 },
            { ...book, title: 'T1', length: 300 },
          ],
          shared: [null, { ...film, length: 90 }],
        },
      },
      rows: {
        Book: [{ ...book, title: 'T1', length: 300 }],
        Film: [{ ...film, length: 90 }],
        Song: [{ ...song, length: 3 }],
      },
    },
  },
  monolith: (() => {
    const whole = {
      book: { ...book, title: 'T1', length: 300 },
      film: { ...film, length: 90 },
      song: { ...song, length: 3 },
    };
    return {
      a: [whole.book, whole.song],
      named: [whole.book, whole.song],
      one: whole.song,
      b: [whole.film, whole.book],
      shared: [null, whole.film],
    };
  })(),
};
