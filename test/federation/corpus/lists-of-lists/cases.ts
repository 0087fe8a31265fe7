import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'entities of all inner lists in one request',
    operation: '{ grid { value } }',
    data: { grid: [[{ value: 10 }, { value: 20 }], [], [{ value: 30 }, { value: 10 }]] },
    requests: { a: 1, b: 1 },
  },
  {
    name: 'nulls at every depth stay where they are',
    operation: '{ holes { id value } cube { value } }',
    data: {
      holes: [[{ id: '1', value: 10 }, null], null, [{ id: '404', value: null }]],
      cube: [[[{ value: 10 }], null, [null, { value: 20 }]], []],
    },
  },
  {
    name: 'lists inside lists inside entities, there and back',
    operation: '{ grid { near { value marks } far { near { id } } } }',
    data: {
      grid: [
        [
          {
            near: [
              [{ value: 20, marks: [['2', null], null] }],
              [{ value: 30, marks: [['3', null], null] }, null],
            ],
            far: [[{ near: [[{ id: '2' }], [{ id: '3' }, null]] }]],
          },
          { near: null, far: [[{ near: [[{ id: '2' }], [{ id: '3' }, null]] }]] },
        ],
        [],
        [
          { near: null, far: [[{ near: [[{ id: '2' }], [{ id: '3' }, null]] }]] },
          {
            near: [
              [{ value: 20, marks: [['2', null], null] }],
              [{ value: 30, marks: [['3', null], null] }, null],
            ],
            far: [[{ near: [[{ id: '2' }], [{ id: '3' }, null]] }]],
          },
        ],
      ],
    },
  },
  {
    name: 'lists of lists as input',
    operation:
      'query ($rows: [[Int]]) { numbers(rows: $rows) literal: numbers(rows: [[1, null], [], null]) single: numbers(rows: 5) }',
    variables: { rows: [[1, 2], null] },
    data: { numbers: [[1, 2], null], literal: [[1, null], [], null], single: [[5]] },
  },
];
