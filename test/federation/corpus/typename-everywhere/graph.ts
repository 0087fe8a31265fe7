import type { CorpusGraph } from '../corpus-format.ts';

/** See `about`. */
export const graph: CorpusGraph = {
  about: '`__typename` at the root and everywhere else, aliased, and where only another subgraph knows.',
  subgraphs: {
    a: {
      sdl: `
        schema { query: Root mutation: Change }
        type Root { user: User pet: Pet }
        type Change { touch: User }
        type User @key(fields: "id") { id: ID! }
        interface Pet { name: String }
        type Dog implements Pet { name: String }`,
      fields: {
        Root: { user: { id: '1' }, pet: { __typename: 'Dog', name: 'Rex' } },
        Change: { touch: { id: '1' } },
      },
      rows: { User: [{ id: '1' }] },
    },
    b: {
      sdl: 'type User @key(fields: "id") { id: ID! home: Home friends: [Being] } type Home { city: String } union Being = User | Ghost type Ghost { age: Int }',
      rows: {
        User: [
          {
            id: '1',
            home: { city: 'Oslo' },
            friends: [
              { __typename: 'Ghost', age: 900 },
              { __typename: 'User', id: '1' },
            ],
          },
        ],
      },
    },
  },
  monolith: (() => {
    const user: Record<string, unknown> = { __typename: 'User', id: '1', home: { city: 'Oslo' } };
    user['friends'] = [{ __typename: 'Ghost', age: 900 }, user];
    return { user, pet: { __typename: 'Dog', name: 'Rex' }, touch: user };
  })(),
};
