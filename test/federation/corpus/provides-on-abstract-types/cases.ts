import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'one member of a union is provided',
    operation: '{ media { ... on Book { title } } }',
    data: { media: [{ title: 'B' }, {}] },
    requests: { shelf: 1 },
  },
  {
    name: 'the other member is fetched',
    operation: '{ media { ... on Book { title } ... on Movie { title } } }',
    data: { media: [{ title: 'B' }, { title: 'M' }] },
    requests: { shelf: 1, catalogue: 1 },
  },
  {
    name: 'one implementation of an interface is provided',
    operation: '{ items { id ... on Movie { title } } }',
    data: { items: [{ id: '1' }, { id: '2', title: 'M' }] },
    requests: { shelf: 1 },
  },
  {
    name: 'the same field with and without, in one operation',
    operation:
      '{ media { ... on Book { title } } plain { ... on Book { title pages } ... on Movie { minutes } } }',
    data: { media: [{ title: 'B' }, {}], plain: [{ title: 'B', pages: 9 }, { minutes: 8 }] },
  },
];
