import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'of the object directly above',
    operation: '{ shops { good { price } } }',
    data: { shops: [{ good: { price: '1 NOK' } }, { good: { price: '1 EUR' } }] },
  },
  {
    name: 'in lists, and two levels above, beside the field itself',
    operation: '{ shops { currency goods { id price } shelf { good { price name } } } }',
    data: {
      shops: [
        {
          currency: 'NOK',
          goods: [
            { id: 'g', price: '1 NOK' },
            { id: 'h', price: '1 NOK' },
          ],
          shelf: { good: { price: '1 NOK', name: 'name h' } },
        },
        { currency: 'EUR', goods: [], shelf: null },
      ],
    },
  },
  {
    name: 'under aliases that collide, beside another subgraph',
    operation: '{ shops { currency: id good { currency: price stock price: name } } count }',
    data: {
      shops: [
        { currency: '1', good: { currency: '1 NOK', stock: 4, price: 'name g' } },
        { currency: '2', good: { currency: '1 EUR', stock: 4, price: 'name g' } },
      ],
      count: 2,
    },
  },
];
