import { expect, test } from '@jest/globals';
import { explainCompiled } from './explained-differences.ts';
import { compare, openGraph, operationOf } from './run-case.ts';

/** Supergraphs that the tests know; those of `../random-graphs` are others. */
export const lastGraphSeed = 40;
const operationsPerGraph = 50;

/** Compares the answers to fifty random operations of each supergraph with those of one server, the same in every run. */
export function testDifferential(graphSeeds: readonly number[]): void {
  test.each(graphSeeds)('the engine answers as one server would: supergraph %i', async (graphSeed) => {
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
          failures.push(
            `operation ${operationSeed}: ${operation.text}\n${comparison.differences.join('\n')}`,
          );
      }
    } finally {
      await graph.close();
    }
    expect(failures).toEqual([]);
    expect(refused).toEqual([]);
  });
}
