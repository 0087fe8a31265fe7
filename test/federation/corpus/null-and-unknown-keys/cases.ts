import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'no key, an unknown key, no object, and twice the same',
    operation: '{ items { name size } }',
    data: {
      items: [
        { name: 'no key', size: null },
        null,
        { name: 'known', size: 5 },
        { name: 'unknown', size: null },
        { name: 'again', size: 5 },
      ],
    },
    requests: { a: 1, b: 1 },
  },
  {
    name: 'an entity that was not found is not asked for further fields',
    operation: '{ items { owner { name } } }',
    data: {
      items: [
        { owner: null },
        null,
        { owner: { name: 'Olga' } },
        { owner: null },
        { owner: { name: 'Olga' } },
      ],
    },
    requests: { a: 1, b: 1, c: 1 },
  },
  {
    name: 'a composite key may be null in part, not as a whole',
    operation: '{ pairs { sum } }',
    data: { pairs: [{ sum: '1+null' }, { sum: null }, { sum: '1+2' }] },
    requests: { a: 1, b: 1 },
  },
  {
    name: 'an unknown entity with a field that may not be null is null itself',
    operation: '{ strict { id size } }',
    data: { strict: null },
    errors: [
      { message: 'Cannot return null for non-nullable field Strict.size.', path: ['strict', 1, 'size'] },
    ],
  },
];
