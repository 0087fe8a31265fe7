import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import autocannon from 'autocannon';
import { parse } from 'graphql';
import { readCommand } from '../../router/command/command.ts';
import { type ContenderName, contenderNames } from './contenders.ts';
import type { GatewayMessage } from './gateway.ts';
import { describeGatewayBenchmark } from './gateway-benchmark-result.ts';
import { type Round, summarize } from './gateway-rounds.ts';
import { type MeasuredProcess, startMeasured } from './measured-process.ts';
import { type TreeWatch, watchTree } from './process-tree.ts';
import { readShapeQuery, readShapeSdl, shapeSubgraphs } from './shape-data.ts';
import type { SubgraphServerMessage } from './subgraph-server.ts';
import { readLoad, writeResult } from './write-result.ts';

interface Contender {
  readonly name: ContenderName;
  readonly gateway: MeasuredProcess<GatewayMessage>;
  readonly url: string;
  readonly memory: TreeWatch;
  readonly rounds: Round[];
}

const { values } = readCommand({
  usage: 'npm run bench -- [flags]',
  about:
    'Requests per second, CPU and memory per engine and setting, beside @apollo/gateway in the same run.',
  flags: {
    rounds: {
      type: 'number',
      value: 'number',
      default: 5,
      minimum: 1,
      text: 'alternating rounds (default 5)',
    },
    seconds: {
      type: 'number',
      value: 'seconds',
      default: 4,
      minimum: 1,
      text: 'length of a round (default 4)',
    },
    warmup: {
      type: 'number',
      value: 'seconds',
      default: 4,
      minimum: 1,
      text: 'load before the first round (default 4)',
    },
    connections: {
      type: 'number',
      value: 'number',
      default: 50,
      minimum: 1,
      text: 'connections under load (default 50)',
    },
    only: {
      type: 'string',
      value: 'contender',
      multiple: true,
      choices: contenderNames,
      text: 'this contender alone; may be repeated',
    },
    profile: { type: 'string', value: 'folder', text: 'write CPU profiles there' },
    node: {
      type: 'string',
      value: 'flag',
      multiple: true,
      text: 'flag for Node of the contenders, as --node=--cpu-prof; may be repeated',
    },
  },
});

const loadBefore = readLoad();
const folder = mkdtempSync(join(tmpdir(), 'gateway-bench-'));
const subgraphs = startMeasured<SubgraphServerMessage>('subgraph-server.ts');
const contenders: Contender[] = [];
try {
  const listening = await subgraphs.next('listening');
  pin(subgraphs.process.pid, 1);
  pin(process.pid, 1);
  const supergraphFile = join(folder, 'supergraph.graphql');
  writeFileSync(supergraphFile, composeShape(listening.port));
  for (const name of contenderNames) {
    if (values.only === undefined || values.only.includes(name)) {
      contenders.push(await startContender(name, supergraphFile));
    }
  }
  for (const { url } of contenders) await load(url, values.warmup);
  // Alternating: what else the machine does meets all contenders.
  for (let round = 0; round < values.rounds; round += 1) {
    for (const contender of contenders) contender.rounds.push(await measure(contender));
  }
  report();
} finally {
  for (const { gateway, memory } of contenders) {
    memory.close();
    await gateway.stop();
  }
  await subgraphs.stop();
  rmSync(folder, { recursive: true, force: true });
}

function composeShape(port: number): string {
  const result = composeServices(
    shapeSubgraphs.map((name) => ({
      name,
      url: `http://127.0.0.1:${port}/${name}`,
      typeDefs: parse(readShapeSdl(name)),
    })),
  );
  if (result.supergraphSdl === undefined) throw new Error('The benchmark does not compose');
  return result.supergraphSdl;
}

async function startContender(name: ContenderName, supergraphFile: string): Promise<Contender> {
  const execArgv = [...(values.node ?? [])];
  if (values.profile !== undefined) execArgv.push('--cpu-prof', `--cpu-prof-dir=${values.profile}`);
  const gateway = startMeasured<GatewayMessage>('gateway.ts', [name, supergraphFile], { execArgv });
  const { pid } = gateway.process;
  if (pid === undefined) throw new Error(`${name} does not start`);
  const memory = watchTree(pid);
  const { url } = await gateway.next('listening');
  pin(pid, 0);
  return { name, gateway, url, memory, rounds: [] };
}

async function measure({ gateway, url }: Contender): Promise<Round> {
  const usageBefore = await gateway.ask('usage');
  const countBefore = await subgraphs.ask('count');
  const result = await load(url, values.seconds);
  const usage = await gateway.ask('usage');
  const { count } = await subgraphs.ask('count');
  const total = result['2xx'];
  return {
    requestsPerSecond: total / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    cpuMsPerRequest: (usage.cpuMicros - usageBefore.cpuMicros) / 1_000 / total,
    subgraphRequestsPerRequest: (count - countBefore.count) / total,
    failures: result.non2xx + result.errors + result.timeouts,
  };
}

function load(url: string, seconds: number): Promise<autocannon.Result> {
  return autocannon({
    url,
    duration: seconds,
    connections: values.connections,
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query: readShapeQuery() }),
  });
}

/** Gives a process one core, where the system has `taskset`. */
function pin(pid: number | undefined, core: number): void {
  spawnSync('taskset', ['-a', '-c', '-p', String(core), String(pid)], { stdio: 'ignore' });
}

function report(): void {
  const summaries = contenders.map(({ name, rounds, memory }) => summarize(name, rounds, memory.peak()));
  const result = describeGatewayBenchmark(summaries, {
    rounds: values.rounds,
    seconds: values.seconds,
    connections: values.connections,
  });
  // Part of the contenders, or with a profiler: to be looked at, not to be kept.
  const isComplete = values.only === undefined && values.profile === undefined && values.node === undefined;
  writeResult(isComplete ? 'gateway-benchmark' : undefined, result, loadBefore);
}
