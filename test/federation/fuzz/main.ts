import { readCommand } from '../../../router/command/command.ts';
import { explainCompiled, explainReference } from './explained-differences.ts';
import { minimise } from './minimise.ts';
import { compare, openGraph, operationOf } from './run-case.ts';

const { values } = readCommand({
  usage: 'npm run fuzz -- [flags]',
  about:
    'Compares both engines with one graphql-js server on random operations; ends with 1 when they differ.',
  flags: {
    operations: {
      type: 'number',
      value: 'number',
      default: 100000,
      minimum: 1,
      text: 'operations to try (default 100000)',
    },
    'per-graph': {
      type: 'number',
      value: 'number',
      default: 50,
      minimum: 1,
      text: 'operations of each random graph (default 50)',
    },
    seed: {
      type: 'number',
      value: 'number',
      default: 1,
      minimum: 1,
      text: 'seed of the first graph; a run with the same seed tries the same (default 1)',
    },
    'no-reference': { type: 'boolean', text: 'leave @apollo/gateway out' },
  },
});

const perGraph = values['per-graph'];
const wanted = values.operations;
const explained = new Map<string, number>();
let total = 0;
let failures = 0;
for (let graphSeed = values.seed; total < wanted; graphSeed += 1) {
  const graph = await openGraph(graphSeed, !values['no-reference']);
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
