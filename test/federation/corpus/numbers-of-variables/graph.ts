import { createLongScalar } from '../../harness/long-scalar.ts';
import type { CorpusGraph } from '../corpus-format.ts';

const find = (_: unknown, { no }: { readonly no?: unknown }) => no ?? null;
const all = (_: unknown, { range }: { readonly range: { readonly list: unknown } }) => range.list;

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'Whole numbers beyond 2^53 in arguments reach subgraphs with all their digits.',
  subgraphs: {
    a: {
      sdl: 'scalar Long type Query { find(no: Long): Long } type Item @key(fields: "id") { id: ID! }',
      fields: { Query: { find } },
      scalars: { Long: createLongScalar() },
    },
    b: {
      sdl: `
        scalar Long
        input Range { list: [Long!] }
        type Query { item: Item }
        type Item @key(fields: "id") { id: ID! all(range: Range!): [Long!] next(no: Long): Long }`,
      fields: { Query: { item: { id: '1' } }, Item: { all, next: find } },
      scalars: { Long: createLongScalar() },
      rows: { Item: [{ id: '1' }] },
    },
  },
  monolith: {
    find: ({ no }: { readonly no?: unknown }) => no ?? null,
    item: {
      id: '1',
      all: ({ range }: { readonly range: { readonly list: unknown } }) => range.list,
      next: ({ no }: { readonly no?: unknown }) => no ?? null,
    },
  },
};
