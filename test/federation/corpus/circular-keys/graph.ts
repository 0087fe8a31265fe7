import type { CorpusGraph } from '../corpus-format.ts';

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'Keys that contain each other: an entity is known by its partner, and the partner by it.',
  subgraphs: {
    people: {
      sdl: `
        type Query { people: [Person!]! }
        type Person @key(fields: "id spouse { id }") { id: ID! spouse: Person @shareable name: String }`,
      fields: {
        Query: {
          people: [
            { id: 'p1', name: 'Ada', spouse: { id: 'p2', name: 'Bo', spouse: { id: 'p1' } } },
            { id: 'p2', name: 'Bo', spouse: { id: 'p1', name: 'Ada', spouse: { id: 'p2' } } },
          ],
        },
      },
    },
    teams: {
      sdl: `
        type Query { teams: [Team!]! }
        type Team @key(fields: "lead { id }") { lead: Member! name: String! }
        type Member @key(fields: "id") { id: ID! team: Team! }`,
      fields: {
        Query: {
          teams: [
            { name: 'red', lead: { id: 'm1', team: { name: 'red', lead: { id: 'm1' } } } },
            { name: 'blue', lead: { id: 'm2', team: { name: 'blue', lead: { id: 'm2' } } } },
          ],
        },
      },
      rows: {
        Member: [
          { id: 'm1', team: { name: 'red', lead: { id: 'm1' } } },
          { id: 'm2', team: { name: 'blue', lead: { id: 'm2' } } },
        ],
      },
    },
    homes: {
      sdl: `
        type Person @key(fields: "id spouse { id }") { id: ID! spouse: Person @shareable home: String }
        type Team @key(fields: "lead { id }") { lead: Member! room: String }
        type Member @key(fields: "id") { id: ID! desk: Int }`,
      rows: {
        Person: [
          { id: 'p1', spouse: { id: 'p2', home: 'Oak 2' }, home: 'Oak 1' },
          { id: 'p2', spouse: { id: 'p1', home: 'Oak 1' }, home: 'Oak 2' },
        ],
        Team: [
          { lead: { id: 'm1', desk: 11 }, room: 'R' },
          { lead: { id: 'm2', desk: 12 }, room: 'B' },
        ],
        Member: [
          { id: 'm1', desk: 11 },
          { id: 'm2', desk: 12 },
        ],
      },
    },
  },
};
