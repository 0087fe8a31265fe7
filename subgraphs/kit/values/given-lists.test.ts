import { expect, test } from '@jest/globals';
import { readGivenLists, toGivenLists } from './given-lists.ts';

test('a list that was given is named, be it empty; one that was left out is empty', () => {
  expect(toGivenLists({ statuses: ['PAID'], ticketTypes: [], sources: undefined, roles: null })).toEqual({
    statuses: ['PAID'],
    ticketTypes: [],
    sources: [],
    roles: [],
    givenLists: ['statuses', 'ticket_types'],
  });
});

test('what was left out is undefined on the other side, what was given is a list', () => {
  const sent = toGivenLists({ statuses: ['PAID'], ticketTypes: [] as string[], sources: null });
  expect(readGivenLists(sent, ['statuses', 'ticketTypes', 'sources'])).toMatchObject({
    statuses: ['PAID'],
    ticketTypes: [],
    sources: undefined,
  });
});

test('a caller without a mask gives the lists that have entries', () => {
  const request = { statuses: ['PAID'], sources: [] as string[], givenLists: undefined };
  expect(readGivenLists(request, ['statuses', 'sources'])).toMatchObject({
    statuses: ['PAID'],
    sources: undefined,
  });
});
