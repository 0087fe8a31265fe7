import { expect, test } from '@jest/globals';
import { BoundedNames } from './bounded-names.ts';

const labelsOf = (names: BoundedNames, name: string, times: number): readonly string[] =>
  Array.from({ length: times }, () => names.labelOf(name));

test('a name of a client is a label from the second time on', () => {
  const names = new BoundedNames({ limit: 100, madeBy: 'clients' });
  expect(labelsOf(names, 'web', 3)).toEqual(['other', 'web', 'web']);
});

test('a client with a new name in every request takes no place, and others get theirs meanwhile', () => {
  const names = new BoundedNames({ limit: 10, madeBy: 'clients' });
  const labels = new Set<string>();
  for (let index = 0; index < 100_000; index += 1) {
    labels.add(names.labelOf(`random ${index}`));
    if (index % 500 === 0) labels.add(names.labelOf('web'));
  }
  expect([...labels]).toEqual(['other', 'web']);
});

test('names that come a few times do not take the last places from those that come often', () => {
  const names = new BoundedNames({ limit: 8, madeBy: 'clients' });
  for (let index = 0; index < 50; index += 1) labelsOf(names, `again ${index}`, 2);
  expect(names.labelOf('again 0')).toBe('again 0');
  expect(names.labelOf('again 49')).toBe('other');
  expect(labelsOf(names, 'web', 4).at(-1)).toBe('web');
});

test('there are never more labels than places besides the known ones', () => {
  const names = new BoundedNames({ limit: 5, known: ['unnamed'], madeBy: 'clients' });
  const labels = new Set(
    Array.from({ length: 20 }, (_, index) => labelsOf(names, `name ${index}`, 40).at(-1) ?? ''),
  );
  expect(names.labelOf('unnamed')).toBe('unnamed');
  expect(labels.size).toBe(6);
});

test('trusted names and those of subgraphs wait for nothing, within the bound', () => {
  const trusting = new BoundedNames({ limit: 2, madeBy: 'clients' });
  trusting.trust(['A', 'B', 'C']);
  expect(['A', 'X', 'B', 'C'].map((name) => trusting.labelOf(name))).toEqual(['A', 'other', 'B', 'other']);
  const codes = new BoundedNames({ limit: 1, madeBy: 'subgraphs' });
  expect(['A', 'B'].map((name) => codes.labelOf(name))).toEqual(['A', 'other']);
});

test('names are compared and shown as far as there is room', () => {
  const names = new BoundedNames({ limit: 1, madeBy: 'subgraphs' });
  expect(names.labelOf(`${'n'.repeat(100)}1`)).toBe('n'.repeat(100));
  expect(names.labelOf(`${'n'.repeat(100)}2`)).toBe('n'.repeat(100));
});
