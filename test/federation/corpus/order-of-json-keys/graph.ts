import type { CorpusGraph } from '../corpus-format.ts';

const echo = (_: unknown, { any, list }: { readonly any?: unknown; readonly list?: unknown }) =>
  any ?? list ?? null;

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'JSON scalars in arguments keep the order of their keys.',
  subgraphs: {
    a: {
      sdl: 'scalar Any type Query { echo(any: Any, list: [Any]): Any } type Item @key(fields: "id") { id: ID! }',
      fields: { Query: { echo } },
    },
    b: {
      sdl: 'scalar Any type Query { item: Item } type Item @key(fields: "id") { id: ID! echo(any: Any): Any }',
      fields: { Query: { item: { id: '1' } }, Item: { echo } },
      rows: { Item: [{ id: '1' }] },
    },
  },
  monolith: {
    echo: ({ any, list }: { readonly any?: unknown; readonly list?: unknown }) => any ?? list ?? null,
    item: { id: '1', echo: ({ any }: { readonly any?: unknown }) => any ?? null },
  },
};
