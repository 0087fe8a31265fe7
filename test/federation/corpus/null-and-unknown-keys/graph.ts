import type { CorpusGraph } from '../corpus-format.ts';

/** See `about`. */
export const graph: CorpusGraph = {
  about:
    'The engine requests no entity for a reference without a key; a reference that the subgraph does not know is null.',
  subgraphs: {
    a: {
      sdl: `
        type Query { items: [Item] pairs: [Pair] either: [Either] strict: [Strict!] }
        type Item @key(fields: "id") { id: ID name: String }
        type Pair @key(fields: "left right") { left: ID right: ID }
        type Either @key(fields: "id") @key(fields: "code") { id: ID @shareable code: String @shareable }
        type Strict @key(fields: "id") { id: ID! }`,
      fields: {
        Query: {
          items: [
            { id: null, name: 'no key' },
            null,
            { id: '1', name: 'known' },
            { id: '404', name: 'unknown' },
            { id: '1', name: 'again' },
          ],
          pairs: [
            { left: '1', right: null },
            { left: null, right: null },
            { left: '1', right: '2' },
          ],
          either: [
            { id: '1', code: null },
            { id: null, code: 'c2' },
            { id: null, code: null },
          ],
          strict: [{ id: '1' }, { id: '404' }],
        },
      },
    },
    b: {
      sdl: `
        type Item @key(fields: "id") { id: ID size: Int owner: Owner }
        type Owner @key(fields: "id") { id: ID! }
        type Pair @key(fields: "left right") { left: ID right: ID sum: String }
        type Either @key(fields: "id") @key(fields: "code") { id: ID code: String found: String }
        type Strict @key(fields: "id") { id: ID! size: Int! }`,
      rows: {
        Item: [{ id: '1', size: 5, owner: { id: 'o' } }],
        Pair: [
          { left: '1', right: null, sum: '1+null' },
          { left: '1', right: '2', sum: '1+2' },
        ],
        Either: [
          { id: '1', found: 'by id' },
          { code: 'c2', found: 'by code' },
        ],
        Strict: [{ id: '1', size: 1 }],
      },
    },
    c: {
      sdl: 'type Owner @key(fields: "id") { id: ID! name: String }',
      rows: { Owner: [{ id: 'o', name: 'Olga' }] },
    },
  },
};
