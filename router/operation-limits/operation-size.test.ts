import { describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { countCeiling, createOperationMeter, type OperationSize } from './operation-size.ts';

function sizesOf(text: string): OperationSize[] {
  const document = parse(text, { noLocation: true });
  const measure = createOperationMeter(document);
  return document.definitions
    .filter(
      (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
    )
    .map(measure);
}

const sizeOf = (text: string): OperationSize | undefined => sizesOf(text)[0];

/** Fragments that each spread the next one twice: 2ⁿ fields at the end. */
function bomb(rungs: number, directives = ''): string {
  const fragments = Array.from(
    { length: rungs },
    (_, rung) => `fragment F${rung} on Query { ...F${rung + 1} ${directives} ...F${rung + 1} ${directives} }`,
  );
  return `{ ...F0 } ${fragments.join(' ')} fragment F${rungs} on Query { __typename }`;
}

test('fields, aliases and depth are those of the expanded operation', () => {
  const text = `{ a: me { ...P friends { ...P } } ...R }
    fragment P on User { first: name name }
    fragment R on Query { you b: you }`;
  expect(sizeOf(text)).toEqual({ depth: 3, fields: 11, aliases: 4, rootFields: 3, rootAliases: 2 });
});

test('inline fragments nest without being a level of fields', () => {
  const text = '{ ... { ... @include(if: true) { ... on Query { me { id } } } } }';
  expect(sizeOf(text)).toMatchObject({ depth: 2, fields: 5, rootFields: 1 });
});

test('each operation of a document is measured by itself, with the fragments it shares', () => {
  const [one, two] = sizesOf('query A { ...F } query B { me { ...F } } fragment F on X { a { b } }');
  expect(one).toMatchObject({ depth: 2, rootFields: 1 });
  expect(two).toMatchObject({ depth: 3, rootFields: 1 });
});

test('fields below introspection have no depth here, but count as fields', () => {
  const size = sizeOf(getIntrospectionQuery());
  expect(size).toMatchObject({ depth: 1, aliases: 0, rootFields: 1 });
  expect(size?.fields).toBeGreaterThan(100);
});

describe('fragments that multiply', () => {
  test.each([10, 14, 22, 30, 400])('%i rungs are counted in the time of reading them', (rungs) => {
    const size = sizeOf(bomb(rungs));
    expect(size?.rootFields).toBe(Math.min(2 ** rungs, countCeiling));
    expect(size?.fields).toBeLessThanOrEqual(countCeiling);
    expect(Number.isSafeInteger(size?.fields)).toBe(true);
  });

  test('conditions on the spreads change nothing', () => {
    expect(sizeOf(bomb(22, '@include(if: $a)'))).toEqual(sizeOf(bomb(22)));
  });

  test('reading each fragment once means that the work follows the length of the document', () => {
    const document = parse(bomb(500), { noLocation: true });
    let visits = 0;
    for (const definition of document.definitions) {
      if (!('selectionSet' in definition)) continue;
      const { selections } = definition.selectionSet;
      Object.defineProperty(definition.selectionSet, 'selections', {
        get() {
          visits += 1;
          return selections;
        },
      });
    }
    const [operation] = document.definitions as [OperationDefinitionNode];
    createOperationMeter(document)(operation);
    expect(visits).toBeLessThanOrEqual(document.definitions.length * 3);
  });
});

describe('documents that validation refuses later', () => {
  test.each([
    ['a fragment in itself', '{ ...A } fragment A on Query { me { id ...A } }'],
    ['a fragment in itself beside a directive', '{ ...A } fragment A on Query { ...A @skip(if: true) x }'],
    ['two fragments in each other', '{ ...A } fragment A on Query { ...B a } fragment B on Query { ...A b }'],
    ['an unknown fragment', '{ ...A }'],
    ['two fragments of one name', '{ ...A } fragment A on Query { a } fragment A on Query { b }'],
  ])('%s is measured within bounded time and stack', (_name, text) => {
    expect(sizeOf(text)?.fields).toBeGreaterThan(0);
  });

  test('ten thousand fragments in a row do not exhaust the stack', () => {
    const fragments = Array.from(
      { length: 10_000 },
      (_, rung) => `fragment F${rung} on Query { a { ...F${rung + 1} } }`,
    );
    const text = `{ ...F0 } ${fragments.join(' ')} fragment F10000 on Query { a }`;
    expect(sizeOf(text)?.depth).toBe(10_001);
  });
});

test('renaming and spacing change nothing; a part is never larger than the whole', () => {
  const whole = '{ a: me { id name ... on User { b: id } } you { id } }';
  const renamed = '{\n  first: me { id name ... on User { second: id } }\n  you { id }\n}';
  const part = '{ a: me { id ... on User { b: id } } }';
  expect(sizeOf(renamed)).toEqual(sizeOf(whole));
  for (const [key, value] of Object.entries(sizeOf(part) ?? {})) {
    expect(value).toBeLessThanOrEqual(sizeOf(whole)?.[key as keyof OperationSize] ?? -1);
  }
});
