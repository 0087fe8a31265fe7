import { expect, test } from '@jest/globals';
import { buildSchema, type OperationDefinitionNode, parse } from 'graphql';
import type { ExecutableOperation } from '../graphql/operation.ts';
import { coerceVariables } from './coerce-variables.ts';

const schema = buildSchema(`
  type Query { pay(input: PayInput!): String }
  input PayInput { note: String card: CardInput! }
  input CardInput { number: String! month: Int! }
`);
const [definition] = parse('query($input: PayInput!) { pay(input: $input) }').definitions;
const operation = { operation: definition as OperationDefinitionNode } as ExecutableOperation;

function messagesOf(input: unknown): readonly string[] {
  const result = coerceVariables(schema, operation, { input }, { maxErrors: 5, showSuggestions: true });
  const { response } = result as unknown as { response: { errors: ReadonlyArray<{ message: string }> } };
  return response.errors.map(({ message }) => message);
}

test('a missing part of a secret is named, because that says nothing of what was sent', () => {
  expect(messagesOf({ card: { number: '4242' } })).toEqual([
    'Variable "$input" got an invalid value at "input.card": Field "month" of required type "Int!" was not provided.',
  ]);
  expect(messagesOf({ card: { number: null, month: 1 } })).toEqual([
    'Variable "$input" got an invalid value at "input.card.number": Expected non-nullable type "String!" not to be null.',
  ]);
  expect(messagesOf({ card: '4242' })).toEqual([
    'Variable "$input" got an invalid value at "input.card": Expected type "CardInput" to be an object.',
  ]);
});

test('nothing of a secret is repeated, neither its value nor a name the client made up', () => {
  expect(messagesOf({ card: { number: 4242, month: 1 } })).toEqual([
    'Variable "$input" got an invalid value at "input.card.number"',
  ]);
  expect(messagesOf({ card: { number: '1', month: 1, 4242: 1 } })).toEqual([
    'Variable "$input" got an invalid value at "input.card"',
  ]);
});

test('what was sent elsewhere is said', () => {
  expect(messagesOf({ card: { number: '1', month: 1 }, note: 7 })).toEqual([
    'Variable "$input" got an invalid value at "input.note": String cannot represent a non string value: 7',
  ]);
});
