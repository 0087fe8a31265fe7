import type { CorpusGraph } from '../corpus-format.ts';

/** See `about`. */
export const graph: CorpusGraph = {
  about:
    'Operations that go back and forth between subgraphs: each level costs one request, whatever its width.',
  subgraphs: {
    people: {
      sdl: `
        type Query { people: [Person!]! }
        type Person @key(fields: "id") { id: ID! name: String @shareable }`,
      fields: { Query: { people: ['1', '2', '3'].map((id) => ({ id, name: `n${id}` })) } },
      rows: { Person: ['1', '2', '3'].map((id) => ({ id, name: `n${id}` })) },
    },
    friends: {
      sdl: `
        type Person @key(fields: "id") { id: ID! friends: [Person!]! team: Team }
        type Team @key(fields: "id") { id: ID! }`,
      rows: {
        Person: ['1', '2', '3'].map((id) => ({ id })),
        Team: [{ id: 't' }],
      },
      fields: {
        Person: {
          friends: ({ id }: { readonly id: '1' | '2' | '3' }) =>
            ({ '1': ['2', '3'], '2': ['1', '2'], '3': [] })[id].map((friend) => ({ id: friend })),
          team: ({ id }: { readonly id: string }) => (id === '3' ? null : { id: 't' }),
        },
      },
    },
    teams: {
      sdl: `
        type Team @key(fields: "id") { id: ID! members: [Person!]! @provides(fields: "name") }
        type Person @key(fields: "id") { id: ID! name: String @external }`,
      rows: {
        Team: [
          {
            id: 't',
            members: [
              { id: '1', name: 'n1' },
              { id: '2', name: 'n2' },
            ],
          },
        ],
      },
    },
  },
};
