import { expect, test } from '@jest/globals';
import { explainCompiled } from './explained-differences.ts';
import { compare, openGraph, operationOf } from './run-case.ts';

// 2,000 operations on 40 supergraphs, the same ones in every run; `npm run fuzz` goes on from there.
const graphs = Array.from({ length: 40 }, (_, index) => index + 1);
const operationsPerGraph = 50;
/** Share of operations that no planner gets right; measured at 0.2 %. */
const maxRefusedShare = 0.005;
let refused = 0;

test.each(graphs)(
  'the engine answers as one server would: supergraph %i',
  async (graphSeed) => {
    const graph = await openGraph(graphSeed, false);
    const failures: string[] = [];
    try {
      for (let index = 1; index <= operationsPerGraph; index += 1) {
        const operationSeed = graphSeed * 1_000 + index;
        const operation = operationOf(graph, operationSeed);
        const comparison = await compare(graph, operation);
        if (comparison.differences.length === 0) continue;
        if (explainCompiled(comparison) !== undefined) refused += 1;
        else
          failures.push(
            `operation ${operationSeed}: ${operation.text}\n${comparison.differences.join('\n')}`,
          );
      }
    } finally {
      await graph.close();
    }
    expect(failures).toEqual([]);
  },
  60_000,
);

test('hardly any operation is refused', () => {
  expect(refused).toBeLessThanOrEqual(graphs.length * operationsPerGraph * maxRefusedShare);
});

test.each([1, 2, 3])(
  'the reference engine agrees on most: supergraph %i',
  async (graphSeed) => {
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
  },
  60_000,
);
