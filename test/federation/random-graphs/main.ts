import { readCommand } from '../../../router/command/command.ts';
import { type Comparison, compareAnswers } from './compare-answers.ts';
import { minimise } from './minimise.ts';
import { openGraph } from './open-graph.ts';
import { createRandomOperation } from './random-operation.ts';
import { printSubgraph } from './subgraph-sdl.ts';
import { type CreateSystem, systems } from './system-under-test.ts';

const { values } = readCommand({
  usage: 'npm run fuzz -- [flags]',
  about:
    'Compares an engine with one graphql-js server on random operations on random supergraphs; ends with 1 when they differ.',
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
    engine: {
      type: 'string',
      value: 'name',
      default: 'compiled',
      choices: Object.keys(systems),
      text: 'engine to try (default compiled)',
    },
    operation: {
      type: 'number',
      value: 'number',
      default: 0,
      minimum: 0,
      text: 'the only operation of the first graph to try, by its number; prints the subgraphs too',
    },
    brief: { type: 'boolean', text: 'count only: neither shorten nor print what differs' },
  },
});

const createSystem = systems[values.engine] as CreateSystem;
const counts: Record<Comparison['kind'], number> = { same: 0, wrong: 0, refused: 0, thrown: 0 };
const byGraph: string[] = [];
let graphs = 0;
let notComposed = 0;
let total = 0;
const wanted = values.operation > 0 ? 1 : values.operations;
for (let seed = values.seed; total < wanted; seed += 1) {
  const opened = await openGraph(seed, createSystem);
  if (opened.kind === 'notComposed') {
    notComposed += 1;
    continue;
  }
  const { graph } = opened;
  graphs += 1;
  const own: Record<Comparison['kind'], number> = { same: 0, wrong: 0, refused: 0, thrown: 0 };
  const first = values.operation > 0 ? values.operation : 1;
  for (let index = first; index < first + values['per-graph'] && total < wanted; index += 1) {
    const operation = createRandomOperation(graph.snapshot.apiSchema, seed * 1_000 + index);
    const { kind } = await compareAnswers(graph, operation);
    total += 1;
    own[kind] += 1;
    counts[kind] += 1;
    if (kind === 'same' || values.brief) continue;
    const smallest = await minimise(graph, operation);
    const { differences } = await compareAnswers(graph, smallest);
    console.log(`graph ${seed}, operation ${index}: ${kind}\n${smallest.text}`);
    console.log(`${JSON.stringify(smallest.variables)}\n${differences.join('\n')}\n`);
  }
  if (values.operation > 0) {
    for (const subgraph of graph.model.subgraphs)
      console.log(`# ${subgraph}\n${printSubgraph(graph.model, subgraph)}`);
  }
  if (own.wrong + own.refused + own.thrown > 0)
    byGraph.push(`${seed} (${own.wrong} wrong, ${own.refused} refused, ${own.thrown} thrown)`);
  await graph.close();
}
console.log(
  `${total} operations on ${graphs} graphs from seed ${values.seed}: ${counts.wrong} wrong, ${counts.refused} refused, ${counts.thrown} thrown`,
);
console.log(`${notComposed} seeds whose subgraphs do not compose were left out`);
if (byGraph.length > 0) console.log(`graphs: ${byGraph.join(', ')}`);
process.exitCode = counts.same === total ? 0 : 1;
