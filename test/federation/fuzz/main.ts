import { parseArgs } from 'node:util';
import { explainCompiled, explainReference } from './explained-differences.ts';
import { minimise } from './minimise.ts';
import { compare, openGraph, operationOf } from './run-case.ts';

const { values } = parseArgs({
  options: {
    operations: { type: 'string', default: '100000' },
    'per-graph': { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    reference: { type: 'boolean', default: true },
  },
  allowNegative: true,
});

const perGraph = Number(values['per-graph']);
const wanted = Number(values.operations);
const explained = new Map<string, number>();
let total = 0;
let failures = 0;
for (let graphSeed = Number(values.seed); total < wanted; graphSeed += 1) {
  const graph = await openGraph(graphSeed, values.reference);
  try {
    for (let index = 1; index <= perGraph && total < wanted; index += 1) {
      const operationSeed = graphSeed * 1_000 + index;
      const operation = operationOf(graph, operationSeed);
      const comparison = await compare(graph, operation);
      total += 1;
      for (const reason of [explainCompiled(comparison), explainReference(comparison)]) {
        if (reason !== undefined) explained.set(reason, (explained.get(reason) ?? 0) + 1);
      }
      if (comparison.differences.length === 0 || explainCompiled(comparison) !== undefined) continue;
      failures += 1;
      const smallest = await minimise(graph, operation);
      const { differences } = await compare(graph, smallest);
      console.log(`graph ${graphSeed}, operation ${operationSeed}\n${smallest.text}`);
      console.log(`${JSON.stringify(smallest.variables)}\n${differences.join('\n')}\n`);
    }
  } finally {
    await graph.close();
  }
}
console.log(`${total} operations from seed ${values.seed}: ${failures} failures`);
for (const [reason, count] of explained) console.log(`${count} explained: ${reason}`);
process.exitCode = failures === 0 ? 0 : 1;
