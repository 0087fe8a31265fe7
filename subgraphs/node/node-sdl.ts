import { type DocumentNode, Kind, parse } from 'graphql';

/**
 * The SDL of the subgraph `node`: the fields that look up objects of any type by id, and a reference to every type that
 * implements `Node` in the subgraph it lives in. An SDL that does not parse adds nothing: composition reports it.
 * @param sdls of all other subgraphs
 */
export function printNodeSdl(sdls: readonly string[]): string {
  const names = sdls.flatMap(listNodeTypes).toSorted();
  const references = names.map(
    (name) => `type ${name} implements Node @key(fields: "id", resolvable: false) {\n  id: ID!\n}\n`,
  );
  return [head, ...references].join('\n');
}

/** Names of the types that implement `Node` in this SDL. */
export function listNodeTypes(sdl: string): readonly string[] {
  return (parseSdl(sdl)?.definitions ?? []).flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION &&
    definition.interfaces?.some(({ name }) => name.value === 'Node')
      ? [definition.name.value]
      : [],
  );
}

function parseSdl(sdl: string): DocumentNode | undefined {
  try {
    return parse(sdl, { noLocation: true });
  } catch {
    return undefined;
  }
}

const head = `# Written by npm run compose from the SDL of the domains: every type that implements Node there.
extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])

"An object that can be looked up by nothing but its id: see node."
interface Node {
  id: ID!
}

type Query {
  """
  The object with this id, of whatever type it is, if you may look it up. Null for every other id: unknown, of another
  organization, or of something that you may not see.
  """
  node("Id of any object that implements Node." id: ID!): Node
  "What node answers for each of these ids, in their order."
  nodes("Ids of objects that implement Node, of any types." ids: [ID!]!): [Node]!
}
`;
