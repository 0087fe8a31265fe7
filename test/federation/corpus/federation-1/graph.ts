import type { CorpusGraph } from '../corpus-format.ts';

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'Subgraphs written for Federation 1, also next to one written for Federation 2.',
  subgraphs: {
    accounts: {
      isFederation1: true,
      sdl: `
        type Query { me: User users: [User] }
        type User @key(fields: "id") { id: ID! name: String country: Country }
        type Country { code: String }`,
      fields: {
        Query: {
          me: { id: '1', name: 'Ann', country: { code: 'NO' } },
          users: [
            { id: '1', name: 'Ann', country: { code: 'NO' } },
            { id: '2', name: 'Ben', country: null },
          ],
        },
      },
      rows: {
        User: [
          { id: '1', name: 'Ann', country: { code: 'NO' } },
          { id: '2', name: 'Ben', country: null },
        ],
      },
    },
    reviews: {
      isFederation1: true,
      sdl: `
        extend type Query { topReview: Review }
        type Review { text: String author: User @provides(fields: "name") }
        type Country { code: String }
        extend type User @key(fields: "id") {
          id: ID! @external
          name: String @external
          country: Country @external
          reviews: [Review]
          tax: String @requires(fields: "country { code }")
        }`,
      fields: {
        Query: { topReview: { text: 'good', author: { id: '2', name: 'Ben' } } },
        User: {
          reviews: ({ id }: { readonly id: string }) => [
            { text: `by ${id}`, author: { id, name: id === '1' ? 'Ann' : 'Ben' } },
          ],
          tax: ({ country }: { readonly country: { readonly code: string } | null }) =>
            `tax ${country?.code ?? 'none'}`,
        },
      },
      rows: { User: [{ id: '1' }, { id: '2' }] },
    },
    bonus: {
      sdl: 'type User @key(fields: "id") { id: ID! points: Int }',
      rows: {
        User: [
          { id: '1', points: 10 },
          { id: '2', points: 20 },
        ],
      },
    },
  },
  monolith: (() => {
    const user = (
      id: string,
      name: string,
      country: { readonly code: string } | null,
    ): Record<string, unknown> => ({
      id,
      name,
      country,
      tax: `tax ${country?.code ?? 'none'}`,
      points: Number(id) * 10,
      reviews: () => [{ text: `by ${id}`, author: user(id, name, country) }],
    });
    const users = [user('1', 'Ann', { code: 'NO' }), user('2', 'Ben', null)];
    return { me: users[0], users, topReview: { text: 'good', author: users[1] } };
  })(),
};
