import type { CorpusGraph } from '../corpus-format.ts';

const echo = (_: unknown, args: object) => JSON.stringify(args);

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'Arguments and variables reach exactly the fields they are for: values, defaults, absence and null.',
  subgraphs: {
    a: {
      sdl: `
        type Query { root(n: Int = 5, s: String, list: [String!], on: Boolean): String user: User }
        type User @key(fields: "id") { id: ID! a(n: Int = 5, s: String): String }`,
      fields: { Query: { root: echo, user: { id: '1' } }, User: { a: echo } },
      rows: { User: [{ id: '1' }] },
    },
    b: {
      sdl: `
        input Range { from: Int = 1 to: Int inner: Range }
        type User @key(fields: "id") { id: ID! b(n: Int = 6, s: String, range: Range, ids: [ID!]): String }`,
      fields: { User: { b: echo } },
      rows: { User: [{ id: '1' }] },
    },
  },
  monolith: (() => {
    const print = (args: object) => JSON.stringify(args);
    return { root: print, user: { id: '1', a: print, b: print } };
  })(),
};
