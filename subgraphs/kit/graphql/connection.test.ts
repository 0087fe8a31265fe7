import { expect, test } from '@jest/globals';
import { Kind, parse } from 'graphql';
import { toConnection, toPageRequest } from './connection.ts';
import type { FieldSelection } from './selected-fields.ts';

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
  expect(
    toPageRequest({ first: 5, after: null, last: null }, selectionOf('{ list { totalCount } }')),
  ).toEqual({
    first: 5,
    after: undefined,
    last: undefined,
    before: undefined,
    withoutTotalCount: false,
  });
});

test('a page that is asked for without a selection is counted', () => {
  expect(toPageRequest({ first: 5 }).withoutTotalCount).toBeUndefined();
});

test.each([
  ['{ list { totalCount } }', false],
  ['{ list { nodes { id } total: totalCount } }', false],
  ['{ list { ... { totalCount } } }', false],
  [
    '{ list { ...Counted } } fragment Counted on List { ...Inner } fragment Inner on List { totalCount }',
    false,
  ],
  ['query ($no: Boolean!) { list { totalCount @include(if: $no) } }', false],
  ['{ list { nodes { id } } }', true],
  ['{ list { totalCount: nodes { totalCount } ...Nodes } } fragment Nodes on List { nodes { id } }', true],
])('%s: rows are counted when their number is selected', (operation, withoutTotalCount) => {
  expect(toPageRequest({}, selectionOf(operation)).withoutTotalCount).toBe(withoutTotalCount);
});

/** The selection of the operation's first field, as a resolver gets it. */
function selectionOf(operation: string): FieldSelection {
  const { definitions } = parse(operation);
  const [query] = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return {
    fieldNodes: (query?.selectionSet.selections ?? []).filter((selection) => selection.kind === Kind.FIELD),
    fragments: Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment])),
  };
}
