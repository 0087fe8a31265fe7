import type { CorpusGraph } from '../corpus-format.ts';

/** See `about`. */
export const graph: CorpusGraph = {
  about:
    'Names that every JavaScript object inherits are names like any other: aliases, variables, data, paths.',
  subgraphs: {
    a: {
      sdl: `
        scalar Json
        type Query { user: User echo(hasOwnProperty: Json): Json valueOf: Int }
        type User @key(fields: "id") { id: ID! name: String }`,
      fields: {
        Query: {
          user: { id: '1', name: 'Ann' },
          echo: (_: unknown, args: { readonly hasOwnProperty?: unknown }) =>
            Object.hasOwn(args, 'hasOwnProperty') ? JSON.stringify(args.hasOwnProperty) : null,
          valueOf: 5,
        },
      },
      rows: { User: [{ id: '1', name: 'Ann' }] },
    },
    b: {
      sdl: 'type User @key(fields: "id") { id: ID! constructor: String toString: Int isPrototypeOf: User }',
      rows: {
        User: [{ id: '1', constructor: 'c', toString: 7, isPrototypeOf: { id: '1', constructor: 'c' } }],
      },
    },
  },
};
