import type { Context } from './context.ts';
import type { NodeReference } from './loaders.ts';

/** Ids to references. An id that could not be looked up is an error in its own place. */
export const resolvers = {
  Query: {
    node: (_parent: unknown, { id }: { readonly id: string }, { nodeById }: Context) => nodeById.load(id),
    nodes: (_parent: unknown, { ids }: { readonly ids: readonly string[] }, { nodeById }: Context) =>
      ids.map((id) => nodeById.load(id)),
  },
  Node: { __resolveType: ({ type }: NodeReference) => type },
};
