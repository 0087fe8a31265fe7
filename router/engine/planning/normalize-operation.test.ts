import { expect, test } from '@jest/globals';
import {
  buildSchema,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
} from 'graphql';
import { normalizeOperation } from './normalize-operation.ts';
import { createPlannedKeys } from './planned-keys.ts';

const schema = buildSchema(`
  interface Node { id: ID }
  type Book implements Node { id: ID title(lang: String): String pages: Int near: Node }
  type Film implements Node { id: ID title(lang: String): String }
  union Media = Book | Film
  type Query { node: Node book: Book media: Media }
`);

function normalize(text: string, needed: readonly string[] = []): string {
  const document = parse(text);
  const fragments = new Map<string, FragmentDefinitionNode>();
  let operation: OperationDefinitionNode | undefined;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    if (definition.kind === Kind.OPERATION_DEFINITION) operation = definition;
  }
  if (operation === undefined) throw new Error('no operation');
  const keys = createPlannedKeys(operation, fragments, { all: new Set(needed), withArguments: new Set() });
  return print(normalizeOperation(operation, fragments, schema, keys)).replaceAll(/\s+/g, ' ');
}

test('fragments are inlined and repeated fields merged', () => {
  expect(normalize('{ book { ...F pages ...F } book { id } } fragment F on Book { pages near { id } }')).toBe(
    '{ book { pages near { __typename id } id } }',
  );
});

test('branches that match no type are removed, and so are type conditions without effect', () => {
  expect(normalize('{ book { ... on Node { ... on Film { id } ... on Book { pages } } } }')).toBe(
    '{ book { pages } }',
  );
  expect(normalize('{ media { ... on Node { ... on Film { id } } } }')).toBe(
    '{ media { __typename ... on Node { ... on Film { id } } } }',
  );
});

test('literal directives are resolved, contradictory ones too', () => {
  expect(normalize('{ book { id @skip(if: true) pages @include(if: true) } }')).toBe('{ book { pages } }');
  expect(
    normalize(
      'query ($a: Boolean!) { book { id ... @skip(if: $a) { pages @include(if: $a) near @skip(if: $a) { id } } } }',
    ),
  ).toBe('query ($a: Boolean!) { book { id ... on Book @skip(if: $a) { near { __typename id } } } }');
});

test('an object without a field that is always there is asked for its type', () => {
  expect(normalize('query ($a: Boolean!) { book { id @skip(if: $a) } }')).toBe(
    'query ($a: Boolean!) { book { __typename id @skip(if: $a) } }',
  );
});

test('aliases, and arguments where they could be confused, get keys that nothing else uses', () => {
  expect(normalize('{ book { id: pages title(lang: "a") } }')).toBe(
    '{ book { _p0_pages: pages title(lang: "a") } }',
  );
  expect(normalize('{ book { title(lang: "a") near { ... on Film { title } } } }', ['title'])).toBe(
    '{ book { _p0_title: title(lang: "a") near { __typename ... on Film { title } } } }',
  );
});

test('fragments that expand without end are refused', () => {
  const count = 20;
  const fragments = Array.from(
    { length: count },
    (_, index) =>
      `fragment F${index} on Book { a: near { ... on Book { pages ...F${index + 1} } } b: near { ... on Book { ...F${index + 1} } } }`,
  );
  expect(() =>
    normalize(`{ book { ...F0 } } ${fragments.join(' ')} fragment F${count} on Book { id }`),
  ).toThrow('too large');
});
