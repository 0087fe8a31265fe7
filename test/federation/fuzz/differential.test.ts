import { expect, test } from '@jest/globals';
import { explainCompiled } from './explained-differences.ts';
import { compare, openGraph, operationOf } from './run-case.ts';

// 2,000 operations on 40 supergraphs, the same ones in every run; `npm run fuzz` goes on from there.
const graphs = Array.from({ length: 40 }, (_, index) => index + 1);
const operationsPerGraph = 50;
/** Operations for which no planner makes a right plan: refused, never answered wrongly. Any other refusal is a fault. */
const operationsNoPlannerGetsRight: readonly number[] = [25_020];

test.each(graphs)('the engine answers as one server would: supergraph %i', async (graphSeed) => {
  const graph = await openGraph(graphSeed, false);
  const failures: string[] = [];
  const refused: number[] = [];
  try {
    for (let index = 1; index <= operationsPerGraph; index += 1) {
      const operationSeed = graphSeed * 1_000 + index;
      const operation = operationOf(graph, operationSeed);
      const comparison = await compare(graph, operation);
      if (comparison.differences.length === 0) continue;
      if (explainCompiled(comparison) !== undefined) refused.push(operationSeed);
      else
        failures.push(`operation ${operationSeed}: ${operation.text}\n${comparison.differences.join('\n')}`);
    }
  } finally {
    await graph.close();
  }
  expect(failures).toEqual([]);
  expect(refused).toEqual(
    operationsNoPlannerGetsRight.filter((seed) => Math.trunc(seed / 1_000) === graphSeed),
  );
});

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
