import { expect, test } from '@jest/globals';
import { toConnection, toPageRequest } from './connection.ts';

test('a page becomes a connection with the cursors of its ends', () => {
  const page = { hasNextPage: true, hasPreviousPage: false, cursors: ['x', 'y'], totalCount: 7 };
  expect(toConnection(['a', 'b'], page)).toEqual({
    edges: [
      { cursor: 'x', node: 'a' },
      { cursor: 'y', node: 'b' },
    ],
    nodes: ['a', 'b'],
    pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: 'x', endCursor: 'y' },
    totalCount: 7,
  });
});

test('an empty page has no cursors', () => {
  const page = { hasNextPage: false, hasPreviousPage: true, cursors: [], totalCount: 0 };
  expect(toConnection([], page).pageInfo).toEqual({
    hasNextPage: false,
    hasPreviousPage: true,
    startCursor: null,
    endCursor: null,
  });
});

test('null arguments count as left out', () => {
  expect(toPageRequest({ first: 5, after: null, last: null })).toEqual({
    first: 5,
    after: undefined,
    last: undefined,
    before: undefined,
  });
});
