import type { CorpusGraph } from '../corpus-format.ts';

interface Pet {
  readonly __typename?: string;
  readonly id?: string;
  readonly legs?: number;
  readonly bark?: string;
  readonly wings?: number;
}
const pets: readonly Pet[] = [
  { __typename: 'Dog', id: 'd', legs: 4, bark: 'wuff' },
  { __typename: 'Bird', id: 'b', legs: 2, wings: 2 },
];
const owner = { id: '1', pets };
const total = ({ pets: given }: { readonly pets: readonly Pet[] }) =>
  given.reduce((sum, { legs }) => sum + (legs ?? Number.NaN), 0);
const story = ({ pets: given }: { readonly pets: readonly Pet[] }) =>
  given.map(({ __typename, id, bark, wings }) => `${__typename} ${id} ${bark ?? wings}`).join(', ');

/** See `about`. */
export const graph: CorpusGraph = {
  about:
    'Several fields require parts of the same list of an entity interface, each under a condition of its own.',
  subgraphs: {
    home: {
      sdl: `
        type Query { owners: [Owner!]! }
        type Owner @key(fields: "id") { id: ID! pets: [Pet!]! }
        interface Pet @key(fields: "id") { id: ID! legs: Int }
        type Dog implements Pet @key(fields: "id") { id: ID! legs: Int bark: String }
        type Bird implements Pet @key(fields: "id") { id: ID! legs: Int wings: Int }`,
      fields: { Query: { owners: [owner] } },
      rows: {
        Owner: [owner],
        Pet: pets as never,
        Dog: pets.slice(0, 1) as never,
        Bird: pets.slice(1) as never,
      },
    },
    tales: {
      sdl: `
        type Owner @key(fields: "id") {
          id: ID!
          pets: [Pet!]! @external
          total: Int @requires(fields: "pets { legs }")
          story: String @requires(fields: "pets { __typename id ... on Dog { bark } ... on Bird { wings } }")
        }
        interface Pet @key(fields: "id") { id: ID! legs: Int }
        type Dog implements Pet @key(fields: "id") { id: ID! legs: Int @external bark: String @external }
        type Bird implements Pet @key(fields: "id") { id: ID! legs: Int @external wings: Int @external }`,
      rows: { Owner: [{ id: '1' }] },
      fields: { Owner: { total, story } },
    },
  },
  monolith: { owners: [{ ...owner, total: 6, story: 'Dog d wuff, Bird b 2' }] },
};
