import type { CorpusGraph } from '../corpus-format.ts';

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'Keys that hold lists of values and of objects.',
  subgraphs: {
    routes: {
      sdl: `
        type Query { routes: [Route!]! trains: [Train!]! }
        type Route @key(fields: "stops") { stops: [String!]! }
        type Train @key(fields: "wagons { number }") { wagons: [Wagon!]! }
        type Wagon @shareable { number: Int! }`,
      fields: {
        Query: {
          routes: [{ stops: ['A', 'B'] }, { stops: ['B', 'A'] }, { stops: [] }],
          trains: [{ wagons: [{ number: 1 }, { number: 2 }] }, { wagons: [{ number: 2 }] }],
        },
      },
    },
    times: {
      sdl: `
        type Route @key(fields: "stops") { stops: [String!]! minutes: Int }
        type Train @key(fields: "wagons { number }") { wagons: [Wagon!]! length: Int }
        type Wagon @shareable { number: Int! }`,
      rows: {
        Route: [
          { stops: [], minutes: 0 },
          { stops: ['B', 'A'], minutes: 21 },
          { stops: ['A', 'B'], minutes: 12 },
        ],
        Train: [
          { wagons: [{ number: 2 }], length: 26 },
          { wagons: [{ number: 1 }, { number: 2 }], length: 52 },
        ],
      },
    },
  },
  monolith: {
    routes: [
      { stops: ['A', 'B'], minutes: 12 },
      { stops: ['B', 'A'], minutes: 21 },
      { stops: [], minutes: 0 },
    ],
    trains: [
      { wagons: [{ number: 1 }, { number: 2 }], length: 52 },
      { wagons: [{ number: 2 }], length: 26 },
    ],
  },
};
