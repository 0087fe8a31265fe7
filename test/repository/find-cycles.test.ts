import { expect, test } from '@jest/globals';
import { createGraph, findCycles } from './find-cycles.ts';

const cyclesOf = (...edges: ReadonlyArray<readonly [string, string]>) => findCycles(createGraph(edges));

test('a graph without a way back has no cycle', () => {
  expect(cyclesOf(['a', 'b'], ['a', 'c'], ['b', 'd'], ['c', 'd'])).toEqual([]);
});

test('a node that points at itself is not a cycle', () => {
  expect(cyclesOf(['a', 'a'], ['a', 'b'])).toEqual([]);
});

test('of several connected cycles the shortest one is shown', () => {
  expect(cyclesOf(['a', 'b'], ['b', 'c'], ['c', 'd'], ['d', 'a'], ['c', 'b'])).toEqual([['b', 'c', 'b']]);
});

test('groups of cycles that are connected in one direction only are shown separately', () => {
  expect(cyclesOf(['a', 'b'], ['b', 'a'], ['b', 'c'], ['c', 'd'], ['d', 'e'], ['e', 'c'])).toEqual([
    ['c', 'd', 'e', 'c'],
    ['b', 'a', 'b'],
  ]);
});
