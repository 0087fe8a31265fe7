import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'lists in keys keep their order and may be empty',
    operation: '{ routes { minutes } }',
    data: { routes: [{ minutes: 12 }, { minutes: 21 }, { minutes: 0 }] },
    requests: { routes: 1, times: 1 },
  },
  {
    name: 'lists of objects in keys',
    operation: '{ trains { length wagons { number } } }',
    data: {
      trains: [
        { length: 52, wagons: [{ number: 1 }, { number: 2 }] },
        { length: 26, wagons: [{ number: 2 }] },
      ],
    },
    requests: { routes: 1, times: 1 },
  },
  {
    name: 'an alias on the list of the key',
    operation: '{ trains { cars: wagons { no: number } length } routes { via: stops minutes } }',
    data: {
      trains: [
        { cars: [{ no: 1 }, { no: 2 }], length: 52 },
        { cars: [{ no: 2 }], length: 26 },
      ],
      routes: [
        { via: ['A', 'B'], minutes: 12 },
        { via: ['B', 'A'], minutes: 21 },
        { via: [], minutes: 0 },
      ],
    },
  },
];
