import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'the requirement names fields of the interface and of one implementation',
    operation: '{ orders { total } }',
    data: {
      orders: [
        { total: '{"__typename":"Service","amount":5,"hours":2}' },
        { total: '{"__typename":"Product","amount":3}' },
        { total: 'null' },
      ],
    },
    requests: { sales: 1, totals: 1 },
  },
  {
    name: 'lists of an interface',
    operation: '{ orders { sum lines { __typename } } }',
    data: {
      orders: [
        { sum: 8, lines: [{ __typename: 'Product' }, { __typename: 'Service' }] },
        { sum: 0, lines: [] },
        { sum: 4, lines: [{ __typename: 'Product' }] },
      ],
    },
  },
  {
    name: 'unions',
    operation: '{ orders { receipt payment { ... on Cash { coins } } } }',
    data: {
      orders: [
        { receipt: '{"__typename":"Card","digits":"42"}', payment: {} },
        { receipt: '{"__typename":"Cash","coins":7}', payment: { coins: 7 } },
        { receipt: 'null', payment: null },
      ],
    },
  },
  {
    name: 'all of them in one operation, beside aliases of the client on the same fields',
    operation:
      '{ orders { line: sum sum: line { id: amount amount: id ... on Service { h: hours } } total receipt } }',
    data: {
      orders: [
        {
          line: 8,
          sum: { id: 5, amount: 's', h: 2 },
          total: '{"__typename":"Service","amount":5,"hours":2}',
          receipt: '{"__typename":"Card","digits":"42"}',
        },
        {
          line: 0,
          sum: { id: 3, amount: 'p' },
          total: '{"__typename":"Product","amount":3}',
          receipt: '{"__typename":"Cash","coins":7}',
        },
        { line: 4, sum: null, total: 'null', receipt: 'null' },
      ],
    },
  },
];
