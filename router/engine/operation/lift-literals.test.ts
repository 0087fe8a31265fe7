import { expect, test } from '@jest/globals';
import { buildSchema, Kind, parse, print } from 'graphql';
import { liftLiterals } from './lift-literals.ts';

const schema = buildSchema(`
  scalar Json
  enum Kind { BIG SMALL }
  input Filter { kind: Kind min: Float ids: [ID!] not: Filter }
  type Query { list(first: Int = 5, filter: Filter, json: Json, id: ID, name: String): [Query] at: String }
`);

function lift(text: string) {
  const document = parse(text);
  const operation = document.definitions[0];
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('not an operation');
  const lifted = liftLiterals(document, operation, schema);
  return { text: print(lifted.document).replaceAll(/\s+/g, ' ').trim(), literals: { ...lifted.literals } };
}

test('literals become variables of the type of their place', () => {
  expect(lift('{ list(first: 3, name: "a\\"b") { at } }')).toEqual({
    text: 'query ($_l0: Int!, $_l1: String!) { list(first: $_l0, name: $_l1) { at } }',
    literals: { _l0: '3', _l1: '"a\\"b"' },
  });
});

test('operations that differ in literals alone have one text', () => {
  expect(lift('{ list(first: 3) { at } }').text).toBe(lift('{ list(first: 4) { at } }').text);
});

test('the same literal of the same type is one variable, so that fields still merge', () => {
  expect(lift('{ list(first: 3) { at } list(first: 3) { list { at } } }').literals).toEqual({ _l0: '3' });
});

test('literals inside of lists and objects are lifted, an integer for an ID as a string', () => {
  expect(
    lift('query ($k: Kind) { list(filter: { kind: BIG, min: 1, ids: [7, "x"], not: { kind: $k } }) { at } }'),
  ).toEqual({
    text: 'query ($k: Kind, $_l0: Kind!, $_l1: Float!, $_l2: ID!, $_l3: ID!) { list(filter: {kind: $_l0, min: $_l1, ids: [$_l2, $_l3], not: {kind: $k}}) { at } }',
    literals: { _l0: '"BIG"', _l1: '1', _l2: '"7"', _l3: '"x"' },
  });
});

test.each([
  '{ list(json: 5) { at } }',
  '{ list(first: null) { at } }',
  '{ at @include(if: true) }',
  'query ($first: Int = 4) { list(first: $first) { at } }',
  '{ __type(name: "Query") { fields(includeDeprecated: true) { name } } }',
])('%s stays as it is', (text) => {
  expect(lift(text)).toEqual({ text: print(parse(text)).replaceAll(/\s+/g, ' ').trim(), literals: {} });
});

test('a variable the client already has keeps its name', () => {
  expect(lift('query ($_l0: Int) { list(first: $_l0, name: "x") { at } }').literals).toEqual({ __l0: '"x"' });
});
