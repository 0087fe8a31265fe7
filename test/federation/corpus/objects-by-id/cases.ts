import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'type and id are known where the id is looked up',
    operation: '{ node(id: "s1") { __typename id ... on Node { id } ... on Film { id } } }',
    data: { node: { __typename: 'Song', id: 's1' } },
    requests: { node: 1 },
  },
  {
    name: 'fields come from the subgraph of the type, and no other subgraph is asked',
    operation: '{ node(id: "f1") { ... on Song { title } ... on Film { title minutes } } }',
    data: { node: { title: 'Heat', minutes: 170 } },
    requests: { node: 1, films: 1 },
  },
  {
    name: 'a list of many types asks each subgraph once and keeps its order, what is null and what comes twice',
    operation: `query($ids: [ID!]!) { nodes(ids: $ids) {
      id ... on Song { title film { minutes } } ... on Film { name: title }
    } }`,
    variables: { ids: ['f1', 'nothing', 's1', 'f1', 's1'] },
    data: {
      nodes: [
        { id: 'f1', name: 'Heat' },
        null,
        { id: 's1', title: 'Blue', film: { minutes: 170 } },
        { id: 'f1', name: 'Heat' },
        { id: 's1', title: 'Blue', film: { minutes: 170 } },
      ],
    },
  },
  {
    name: 'an id that could not be looked up is an error in its place',
    operation: '{ nodes(ids: ["down", "s1"]) { id ... on Song { title } } node(id: "down") { id } }',
    data: { nodes: [null, { id: 's1', title: 'Blue' }], node: null },
    errors: [
      { message: 'Not looked up.', path: ['nodes', 0] },
      { message: 'Not looked up.', path: ['node'] },
    ],
  },
  {
    name: 'an object that its own subgraph does not find is what is known of it',
    operation: '{ node(id: "s2") { id ... on Song { title film { title } } } }',
    data: { node: { id: 's2', title: null, film: null } },
    requests: { node: 1, songs: 1 },
  },
  {
    name: 'fragments for a variable type: refetching by id',
    operation: `query($id: ID!, $isFilm: Boolean!) { node(id: $id) {
      __typename ...song @skip(if: $isFilm) ...film @include(if: $isFilm) id
    } }
    fragment song on Song { title }
    fragment film on Film { minutes }`,
    variables: { id: 'f1', isFilm: true },
    data: { node: { __typename: 'Film', minutes: 170, id: 'f1' } },
    requests: { node: 1, films: 1 },
  },
];
