import { anyone, type Permissions } from '../kit/graphql/permission-rules.ts';

/**
 * Everybody may ask: which ids a viewer may look up, the services of the domains decide, and what is shown of an object,
 * the rules of its own subgraph.
 * @param typeNames the types that implement `Node`
 */
export function createPermissions(typeNames: Iterable<string>): Permissions {
  const references = Array.from(typeNames, (name) => [name, { id: anyone }] as const);
  return { Query: { node: anyone, nodes: anyone }, ...Object.fromEntries(references) };
}
