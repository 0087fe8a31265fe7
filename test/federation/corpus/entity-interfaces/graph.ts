import type { CorpusGraph } from '../corpus-format.ts';

const [cat, dog] = [
  { __typename: 'Cat', id: '1', name: 'Tom', lives: 9 },
  { __typename: 'Dog', id: '2', name: 'Rex', tricks: 3 },
];

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'Interfaces with keys: references to the interface are resolved to the true types.',
  subgraphs: {
    pets: {
      sdl: `
        type Query { pets: [Pet!]! cat: Cat }
        interface Pet @key(fields: "id") @key(fields: "name") { id: ID! name: String! friend: Pet }
        type Cat implements Pet @key(fields: "id") @key(fields: "name") { id: ID! name: String! friend: Pet lives: Int }
        type Dog implements Pet @key(fields: "id") @key(fields: "name") { id: ID! name: String! friend: Pet tricks: Int }`,
      fields: {
        Query: { pets: [cat, dog], cat },
        Cat: { friend: dog },
        Dog: { friend: null },
      },
      rows: { Pet: [cat, dog], Cat: [cat], Dog: [dog] },
    },
    shows: {
      sdl: `
        type Query { winner: Pet shows: [Show!]! }
        type Show { pets: [[Pet]] }
        type Pet @interfaceObject @key(fields: "id") { id: ID! prize: String }`,
      fields: {
        Query: {
          winner: { id: '2', prize: 'gold' },
          shows: [{ pets: [[{ id: '1' }, null], [{ id: '404' }]] }, { pets: null }],
        },
      },
      rows: {
        Pet: [
          { id: '1', prize: 'silver' },
          { id: '2', prize: 'gold' },
        ],
      },
    },
    chips: {
      sdl: 'type Cat @key(fields: "name") { name: String! chip: String } type Dog @key(fields: "id") { id: ID! chip: String }',
      rows: { Cat: [{ name: 'Tom', chip: 'c1' }], Dog: [{ id: '2', chip: 'd2' }] },
    },
  },
};
