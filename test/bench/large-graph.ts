import type { SubgraphSdl } from '../../router/supergraph/compose-subgraphs.ts';

/** Size of the generated graph. */
export const largeGraph = { subgraphs: 60, types: 2_000 } as const;

/** Types that each subgraph defines: entities, their pages, an input and an enum per entity. */
const typesPerEntity = 4;

const header =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable", "@external"])';

/**
 * Writes the SDLs of a company's worth of subgraphs: every subgraph owns entities, adds fields to entities of
 * its neighbours, and refers to others, so that most operations cross several subgraphs.
 * @param urlOf address of a subgraph
 * @param revision appears as a field of every entity of the first subgraph, so that revisions differ
 */
export function writeLargeGraph(urlOf: (name: string) => string, revision = 0): readonly SubgraphSdl[] {
  return Array.from({ length: largeGraph.subgraphs }, (_, index) => {
    const name = subgraphName(index);
    return { name, url: urlOf(name), sdl: writeSubgraph(index, index === 0 ? revision : 0) };
  });
}

/** Name of a subgraph by its number. */
function subgraphName(index: number): string {
  return `domain${index}`;
}

/** Number of entities that each subgraph owns. */
function entitiesPerSubgraph(): number {
  return Math.ceil(largeGraph.types / largeGraph.subgraphs / typesPerEntity);
}

/** Operations over the first subgraphs; each crosses two or three of them. */
export function writeLargeGraphOperations(): readonly string[] {
  return Array.from({ length: entitiesPerSubgraph() }, (_, number) => {
    const [own, neighbour] = [entityName(0, number), entityName(1, number)];
    return `query Large${number}($id: ID!) {
      ${fieldName(own)}(id: $id) {
        id name state amount notes1
        related { id name ratio notes2 related { id name } }
      }
      ${fieldName(neighbour)}(id: $id) { id name createdAt notes2 }
    }`;
  });
}

function writeSubgraph(index: number, revision: number): string {
  const numbers = Array.from({ length: entitiesPerSubgraph() }, (_, number) => number);
  const own = numbers.map((number) => entityName(index, number));
  const queries = own.map(
    (name) =>
      `${fieldName(name)}(id: ID!): ${name}\n  ${fieldName(name)}s(first: Int = 10, filter: ${name}Filter): ${name}Page!`,
  );
  const types = numbers.map((number) => writeEntity(index, number, revision));
  const previous = (index + largeGraph.subgraphs - 1) % largeGraph.subgraphs;
  const extended = numbers.map(
    (number) =>
      `type ${entityName(previous, number)} @key(fields: "id") { id: ID! notes${index}: [String!]! }`,
  );
  return [header, `type Query {\n  ${queries.join('\n  ')}\n}`, ...types, ...extended].join('\n');
}

function writeEntity(index: number, number: number, revision: number): string {
  const name = entityName(index, number);
  const related = entityName((index + 1) % largeGraph.subgraphs, number);
  const distant = entityName((index + 7) % largeGraph.subgraphs, number);
  const isNeighbour = largeGraph.subgraphs > 1;
  const references = isNeighbour ? `related: ${related}\n  distant: ${distant}` : '';
  const stub = `type ${distant} @key(fields: "id", resolvable: false) { id: ID! }`;
  const relatedStub = `type ${related} @key(fields: "id", resolvable: false) { id: ID! }`;
  return `"A record of domain ${index}."
type ${name} @key(fields: "id") {
  id: ID!
  "What people call it."
  name: String!
  amount: Float
  ratio: Float
  count: Int!
  createdAt: String!
  state: ${name}State!
  ${references}
  ${revision === 0 ? '' : `revision${revision}: Int`}
}
type ${name}Page { nodes: [${name}!]! total: Int! hasMore: Boolean! }
input ${name}Filter { name: String state: ${name}State minAmount: Float maxAmount: Float }
enum ${name}State { DRAFT ACTIVE SUSPENDED ARCHIVED }
${stub}
${relatedStub}`;
}

function entityName(subgraph: number, number: number): string {
  return `Record${subgraph}x${number}`;
}

function fieldName(type: string): string {
  return type.replace(/^R/, 'r');
}
