import type { CorpusGraph } from '../corpus-format.ts';

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'Input types and arguments are what all subgraphs know; output enums what any knows.',
  subgraphs: {
    a: {
      sdl: `
        enum Status { OPEN CLOSED }
        enum Sort { UP DOWN }
        input Filter { text: String! limit: Int = 10 onlyA: Boolean }
        type Query { a(filter: Filter, sort: Sort): String common(filter: Filter!, extra: Int): String @shareable status: Status }
        type Item @key(fields: "id") { id: ID! status: Status }`,
      fields: {
        Query: {
          a: (_: unknown, args: object) => JSON.stringify(args),
          common: (_: unknown, args: object) => JSON.stringify(args),
          status: 'OPEN',
        },
      },
      rows: { Item: [{ id: '1', status: 'CLOSED' }] },
    },
    b: {
      sdl: `
        enum Status { OPEN CLOSED LOST }
        enum Sort { UP RANDOM }
        input Filter { text: String! limit: Int = 10 onlyB: Boolean }
        type Query { b(filter: Filter, sort: Sort): String common(filter: Filter!): String @shareable lost: Status item: Item }
        type Item @key(fields: "id") { id: ID! other(filter: Filter, sort: Sort = UP): String }`,
      fields: {
        Query: {
          b: (_: unknown, args: object) => JSON.stringify(args),
          common: (_: unknown, args: object) => JSON.stringify(args),
          lost: 'LOST',
          item: { id: '1' },
        },
        Item: { other: (_: unknown, args: object) => JSON.stringify(args) },
      },
      rows: { Item: [{ id: '1' }] },
    },
  },
};
