import type { CorpusGraph } from '../corpus-format.ts';

/** See `about`. */
export const graph: CorpusGraph = {
  about:
    'A subgraph answers for other entities than it was asked for: the engine gives no value to the wrong entity.',
  subgraphs: {
    a: {
      sdl: `
        type Query { items: [Item!]! pets: [Pet] }
        union Pet = Cat | Dog
        type Item @key(fields: "id") { id: ID! }
        type Cat @key(fields: "id") { id: ID! }
        type Dog @key(fields: "id") { id: ID! }`,
      fields: {
        Query: {
          items: [{ id: '1' }, { id: '2' }],
          pets: [
            { __typename: 'Cat', id: 'c' },
            { __typename: 'Dog', id: 'd' },
          ],
        },
      },
    },
    b: {
      sdl: `
        type Item @key(fields: "id") { id: ID! name: String }
        type Cat @key(fields: "id") { id: ID! lives: Int sound: String }
        type Dog @key(fields: "id") { id: ID! tricks: Int sound: String }`,
      rows: {
        Item: [
          { id: '1', name: 'one' },
          { id: '2', name: 'two' },
        ],
        Cat: [{ id: 'c', lives: 9, sound: 'miau' }],
        Dog: [{ id: 'd', tricks: 3, sound: 'wuff' }],
      },
    },
  },
};
