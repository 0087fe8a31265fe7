import type { CorpusGraph } from '../corpus-format.ts';

/** See `about`. */
export const graph: CorpusGraph = {
  about: '`@extends` and `extend type` say the same; `@external` keys may be written or not.',
  subgraphs: {
    core: {
      sdl: `
        type Query { item: Item }
        type Item @key(fields: "id") { id: ID! name: String }`,
      fields: { Query: { item: { id: '1', name: 'n' } } },
      rows: { Item: [{ id: '1', name: 'n' }] },
    },
    first: {
      isFederation1: true,
      sdl: `
        type Query @extends { first: Item }
        type Item @extends @key(fields: "id") { id: ID! @external name: String @external first: String @requires(fields: "name") }`,
      fields: {
        Query: { first: { id: '1' } },
        Item: { first: ({ name }: { readonly name: string }) => `first ${name}` },
      },
      rows: { Item: [{ id: '1' }] },
    },
    second: {
      sdl: 'extend type Item @key(fields: "id") { id: ID! second: String }',
      rows: { Item: [{ id: '1', second: 'second' }] },
    },
    third: {
      sdl: 'type Item @extends @key(fields: "id") { id: ID! third: String }',
      rows: { Item: [{ id: '1', third: 'third' }] },
    },
  },
  monolith: (() => {
    const item = { id: '1', name: 'n', first: 'first n', second: 'second', third: 'third' };
    return { item, first: item };
  })(),
};
