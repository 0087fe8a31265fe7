import { expect, test } from '@jest/globals';
import { buildSchema, getVariableValues, type OperationDefinitionNode, parse, validate } from 'graphql';
import { withoutInputValues } from './without-input-values.ts';

const schema = buildSchema(`
  enum Kind { A B }
  input Inner { text: String! number: Int kind: Kind }
  input Outer { inner: Inner list: [String!] }
  type Query { field(input: Outer): String }
`);

function variableErrors(input: unknown): string[] {
  const document = parse('query($input: Outer) { field(input: $input) }');
  const operation = document.definitions[0] as OperationDefinitionNode;
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], { input });
  return (errors ?? []).map((error) => withoutInputValues(error.message));
}

test('variables of the wrong type are named with what was expected, and not repeated', () => {
  expect(variableErrors({ inner: { text: 424242, number: 'secret', kind: 17 }, list: ['a', 99] })).toEqual([
    'Variable "$input" got an invalid value at "input.inner.text"; String cannot represent a non string value.',
    'Variable "$input" got an invalid value at "input.inner.number"; Int cannot represent non-integer value.',
    'Variable "$input" got an invalid value at "input.inner.kind"; Enum "Kind" cannot represent non-string value.',
    'Variable "$input" got an invalid value at "input.list[1]"; String cannot represent a non string value.',
  ]);
});

test('objects that are not complete are not repeated either', () => {
  expect(variableErrors({ inner: { secret: 'hidden' } })).toEqual([
    'Variable "$input" got an invalid value at "input.inner"; Field "text" of required type "String!" was not provided.',
    'Variable "$input" got an invalid value at "input.inner"; Field "secret" is not defined by type "Inner".',
  ]);
});

test('literals of the wrong type are not repeated', () => {
  const document = parse('{ field(input: { inner: { text: 424242, number: "secret" } }) }');
  expect(validate(schema, document).map((error) => withoutInputValues(error.message))).toEqual([
    'String cannot represent a non string value.',
    'Int cannot represent non-integer value.',
  ]);
});

test('other messages stay as they are', () => {
  const message = 'Cannot query field "x" on type "Query".';
  expect(withoutInputValues(message)).toBe(message);
});
