import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'a key that contains the own type',
    operation: '{ people { name home } }',
    data: {
      people: [
        { name: 'Ada', home: 'Oak 1' },
        { name: 'Bo', home: 'Oak 2' },
      ],
    },
    requests: { people: 1, homes: 1 },
  },
  {
    name: 'two levels of the circle in one operation',
    operation: '{ people { home spouse { home name } } }',
    data: {
      people: [
        { home: 'Oak 1', spouse: { home: 'Oak 2', name: 'Bo' } },
        { home: 'Oak 2', spouse: { home: 'Oak 1', name: 'Ada' } },
      ],
    },
  },
  {
    name: 'entities that are keys of each other, there and back',
    operation: '{ teams { room lead { desk team { name room lead { id } } } } }',
    data: {
      teams: [
        { room: 'R', lead: { desk: 11, team: { name: 'red', room: 'R', lead: { id: 'm1' } } } },
        { room: 'B', lead: { desk: 12, team: { name: 'blue', room: 'B', lead: { id: 'm2' } } } },
      ],
    },
  },
];
