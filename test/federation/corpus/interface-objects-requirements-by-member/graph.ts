import type { CorpusGraph } from '../corpus-format.ts';

const animals = [
  { __typename: 'Cat', id: 'c', name: 'Mia', fur: 1 },
  { __typename: 'Dog', id: 'd', name: 'Rex', fur: 2 },
];

/** See `about`. */
export const graph: CorpusGraph = {
  about:
    'A field of an interface object that requires one of the interface, asked of single implementations, while another subgraph has the interface too.',
  subgraphs: {
    catalog: {
      sdl: `
        type Query { animals: [Animal!]! }
        interface Animal @key(fields: "id") { id: ID! name: String }
        type Cat implements Animal @key(fields: "id") { id: ID! name: String }
        type Dog implements Animal @key(fields: "id") { id: ID! name: String }`,
      fields: { Query: { animals } },
      rows: { Animal: animals, Cat: animals.slice(0, 1), Dog: animals.slice(1) },
    },
    body: {
      sdl: `
        interface Animal @key(fields: "id") { id: ID! fur: Int }
        type Cat implements Animal @key(fields: "id") { id: ID! fur: Int }
        type Dog implements Animal @key(fields: "id") { id: ID! fur: Int }`,
      rows: { Animal: animals, Cat: animals.slice(0, 1), Dog: animals.slice(1) },
    },
    rank: {
      sdl: 'type Animal @interfaceObject @key(fields: "id") { id: ID! name: String @external stars: Int @requires(fields: "name") }',
      rows: { Animal: [{ id: 'c' }, { id: 'd' }] },
      fields: { Animal: { stars: ({ name }: { readonly name: string }) => name.length } },
    },
  },
  monolith: { animals: animals.map((animal) => ({ ...animal, stars: 3 })) },
};
