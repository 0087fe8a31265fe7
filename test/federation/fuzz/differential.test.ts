import { expect, test } from '@jest/globals';
import { compare, openGraph, operationOf } from './run-case.ts';
import { testDifferential } from './test-differential.ts';

// A part: all forty are in differential.deep.test.ts.
testDifferential([1, 2, 3, 4, 5, 6, 7, 8, 25]);

test.each([1, 2, 3])('the reference engine agrees on most: supergraph %i', async (graphSeed) => {
  const graph = await openGraph(graphSeed, true);
  let agreements = 0;
  try {
    for (let index = 1; index <= 10; index += 1) {
      const comparison = await compare(graph, operationOf(graph, graphSeed * 1_000 + index));
      if (comparison.referenceDifferences.length === 0) agreements += 1;
    }
  } finally {
    await graph.close();
  }
  expect(agreements).toBeGreaterThanOrEqual(6);
});
