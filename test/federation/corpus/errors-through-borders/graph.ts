import type { CorpusGraph } from '../corpus-format.ts';

const fail = (text: string) => new Error(text);

/** See `about`. */
export const graph: CorpusGraph = {
  about:
    'Errors and nulls behind interfaces, in lists of lists and below shared entities get the place a single server gives them.',
  subgraphs: {
    a: {
      sdl: `
        type Query { grid: [[Thing]] refs: [Thing!] owner: Owner }
        interface Thing @key(fields: "id") { id: ID! }
        type Cup implements Thing @key(fields: "id") { id: ID! }
        type Jar implements Thing @key(fields: "id") { id: ID! lid: Lid! }
        type Lid { color: String! }
        type Owner @key(fields: "id") { id: ID! things: [Thing!]! }`,
      fields: {
        Query: {
          grid: [
            [
              { __typename: 'Cup', id: 'c1' },
              { __typename: 'Jar', id: 'j1', lid: { color: 'red' } },
            ],
            [null, { __typename: 'Jar', id: 'j2', lid: fail('no lid') }],
          ],
          refs: [
            { __typename: 'Cup', id: 'c1' },
            { __typename: 'Cup', id: 'c2' },
          ],
          owner: { id: 'o', things: [{ __typename: 'Cup', id: 'c2' }] },
        },
      },
      rows: {
        Thing: [
          { __typename: 'Cup', id: 'c1' },
          { __typename: 'Cup', id: 'c2' },
        ],
        Cup: [{ id: 'c1' }, { id: 'c2' }],
        Jar: [{ id: 'j1', lid: { color: 'red' } }],
        Owner: [{ id: 'o', things: [{ __typename: 'Cup', id: 'c2' }] }],
      },
    },
    b: {
      sdl: `
        type Cup @key(fields: "id") { id: ID! volume: Int! maker: Maker }
        type Jar @key(fields: "id") { id: ID! volume: Int maker: Maker }
        type Maker @key(fields: "id") { id: ID! }`,
      rows: {
        Cup: [
          { id: 'c1', volume: 5, maker: { id: 'm1' } },
          { id: 'c2', volume: fail('no volume'), maker: { id: 'm2' } },
        ],
        Jar: [{ id: 'j1', volume: fail('leaks'), maker: fail('no maker') }],
      },
    },
    c: {
      sdl: 'type Maker @key(fields: "id") { id: ID! name: String! tags: [[String!]] } type Thing @interfaceObject @key(fields: "id") { id: ID! score: Int }',
      rows: {
        Maker: [
          { id: 'm1', name: 'M', tags: [['x'], null, [fail('no tag')]] },
          { id: 'm2', name: fail('no name') },
        ],
        Thing: [
          { id: 'c1', score: 1 },
          { id: 'j1', score: fail('no score') },
          { id: 'c2', score: 2 },
        ],
      },
    },
  },
  monolith: (() => {
    const cup1 = {
      __typename: 'Cup',
      id: 'c1',
      volume: 5,
      score: 1,
      maker: { id: 'm1', name: 'M', tags: [['x'], null, [fail('no tag')]] },
    };
    const cup2 = {
      __typename: 'Cup',
      id: 'c2',
      volume: fail('no volume'),
      score: 2,
      maker: { id: 'm2', name: fail('no name') },
    };
    const jar1 = {
      __typename: 'Jar',
      id: 'j1',
      lid: { color: 'red' },
      volume: fail('leaks'),
      score: fail('no score'),
      maker: fail('no maker'),
    };
    const jar2 = { __typename: 'Jar', id: 'j2', lid: fail('no lid'), volume: null, score: null, maker: null };
    return {
      grid: [
        [cup1, jar1],
        [null, jar2],
      ],
      refs: [cup1, cup2],
      owner: { id: 'o', things: [cup2] },
    };
  })(),
};
