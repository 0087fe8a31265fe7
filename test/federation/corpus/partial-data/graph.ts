import type { CorpusGraph } from '../corpus-format.ts';

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'A subgraph that fails does not hinder the answers of others, and errors keep their extensions.',
  subgraphs: {
    a: {
      sdl: `
        type Query { items: [Item!]! other: String! nullable: Item }
        type Item @key(fields: "id") { id: ID! name: String broken: String }`,
      fields: {
        Query: {
          items: [
            { id: '1', name: 'one', broken: new Error('broken 1') },
            { id: '2', name: 'two', broken: 'fine' },
          ],
          other: 'other',
          nullable: new Error('no item'),
        },
      },
    },
    b: {
      sdl: 'type Item @key(fields: "id") { id: ID! size: Int! color: String tags: [Tag] } type Tag { text: String }',
      rows: {
        Item: [
          {
            id: '1',
            size: 1,
            color: new Error('no color'),
            tags: [{ text: 't' }, { text: new Error('no text') }],
          },
          { id: '2', size: 2, color: 'red', tags: null },
        ],
      },
    },
    c: {
      sdl: 'type Item @key(fields: "id") { id: ID! price: Int }',
      rows: {
        Item: [
          { id: '1', price: 10 },
          { id: '2', price: 20 },
        ],
      },
    },
  },
};
