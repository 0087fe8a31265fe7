import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'three levels down',
    operation: '{ people { name friends { name friends { name } } } }',
    data: {
      people: [
        {
          name: 'n1',
          friends: [
            { name: 'n2', friends: [{ name: 'n1' }, { name: 'n2' }] },
            { name: 'n3', friends: [] },
          ],
        },
        {
          name: 'n2',
          friends: [
            { name: 'n1', friends: [{ name: 'n2' }, { name: 'n3' }] },
            { name: 'n2', friends: [{ name: 'n1' }, { name: 'n2' }] },
          ],
        },
        { name: 'n3', friends: [] },
      ],
    },
  },
  {
    name: 'provided names cost nothing on the way back',
    operation: '{ people { team { members { name } } } }',
    data: {
      people: [
        { team: { members: [{ name: 'n1' }, { name: 'n2' }] } },
        { team: { members: [{ name: 'n1' }, { name: 'n2' }] } },
        { team: null },
      ],
    },
    requests: { people: 1, friends: 1, teams: 1 },
  },
  {
    name: 'entities of one kind from several places share a request',
    operation: '{ people { id friends { name team { id } } team { members { friends { name } } } } }',
    data: {
      people: [
        {
          id: '1',
          friends: [
            { name: 'n2', team: { id: 't' } },
            { name: 'n3', team: null },
          ],
          team: {
            members: [
              { friends: [{ name: 'n2' }, { name: 'n3' }] },
              { friends: [{ name: 'n1' }, { name: 'n2' }] },
            ],
          },
        },
        {
          id: '2',
          friends: [
            { name: 'n1', team: { id: 't' } },
            { name: 'n2', team: { id: 't' } },
          ],
          team: {
            members: [
              { friends: [{ name: 'n2' }, { name: 'n3' }] },
              { friends: [{ name: 'n1' }, { name: 'n2' }] },
            ],
          },
        },
        { id: '3', friends: [], team: null },
      ],
    },
  },
];
