import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { composeServices } from '@apollo/composition';
import autocannon from 'autocannon';
import { parse } from 'graphql';
import { type ContenderName, contenderNames } from './contenders.ts';
import type { GatewayMessage } from './gateway.ts';
import { readShapeQuery, readShapeSdl, shapeSubgraphs } from './shape-data.ts';
import type { SubgraphServerMessage } from './subgraph-server.ts';

/** One line of the table. */
interface Measurement {
  readonly name: ContenderName;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuMsPerRequest: number;
  readonly maxRssMb: number;
  readonly subgraphRequestsPerRequest: number;
  readonly failures: number;
}

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    warmup: { type: 'string', default: '5' },
    connections: { type: 'string', default: '50' },
    only: { type: 'string', multiple: true },
    profile: { type: 'string' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'gateway-bench-'));
const subgraphs = start<SubgraphServerMessage>('subgraph-server.ts', []);
try {
  const listening = await subgraphs.next('listening');
  pin(subgraphs.process, 1);
  const supergraphFile = join(folder, 'supergraph.graphql');
  writeFileSync(supergraphFile, composeShape(listening.port));
  const measurements: Measurement[] = [];
  for (const name of contenderNames) {
    if (values.only !== undefined && !values.only.includes(name)) continue;
    measurements.push(await measure(name, supergraphFile));
  }
  printTable(measurements);
} finally {
  subgraphs.process.kill();
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

async function measure(name: ContenderName, supergraphFile: string): Promise<Measurement> {
  const execArgv = values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`];
  const gateway = start<GatewayMessage>('gateway.ts', [name, supergraphFile], execArgv);
  try {
    const { url } = await gateway.next('listening');
    pin(gateway.process, 0);
    await load(url, Number(values.warmup));
    const usageBefore = await gateway.ask('usage');
    const countBefore = await subgraphs.ask('count');
    const result = await load(url, Number(values.seconds));
    const usage = await gateway.ask('usage');
    const { count } = await subgraphs.ask('count');
    const total = result['2xx'];
    return {
      name,
      requestsPerSecond: total / result.duration,
      p50Ms: result.latency.p50,
      p99Ms: result.latency.p99,
      cpuMsPerRequest: (usage.cpuMicros - usageBefore.cpuMicros) / 1_000 / total,
      maxRssMb: usage.maxRssBytes / 1_048_576,
      subgraphRequestsPerRequest: (count - countBefore.count) / total,
      failures: result.non2xx + result.errors + result.timeouts,
    };
  } finally {
    await stop(gateway.process);
  }
}

function load(url: string, seconds: number): Promise<autocannon.Result> {
  return autocannon({
    url,
    duration: seconds,
    connections: Number(values.connections),
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query: readShapeQuery() }),
  });
}

interface Started<Message extends { readonly kind: string }> {
  readonly process: ChildProcess;
  next<Kind extends Message['kind']>(kind: Kind): Promise<Extract<Message, { kind: Kind }>>;
  ask<Kind extends Message['kind']>(kind: Kind): Promise<Extract<Message, { kind: Kind }>>;
}

function start<Message extends { readonly kind: string }>(
  script: string,
  args: readonly string[],
  execArgv: readonly string[] = [],
): Started<Message> {
  const child = fork(new URL(script, import.meta.url), args, { execArgv: [...execArgv] });
  const next = <Kind extends Message['kind']>(kind: Kind): Promise<Extract<Message, { kind: Kind }>> =>
    new Promise((resolve, reject) => {
      const onExit = (): void => reject(new Error(`${script} ended before it said ${kind}`));
      const onMessage = (message: Message): void => {
        if (message.kind !== kind) return;
        child.off('message', onMessage);
        child.off('exit', onExit);
        resolve(message as Extract<Message, { kind: Kind }>);
      };
      child.on('message', onMessage);
      child.once('exit', onExit);
    });
  return {
    process: child,
    next,
    ask(kind) {
      const answer = next(kind);
      child.send({ kind });
      return answer;
    },
  };
}

/** Ends a process by closing its channel, so that a profile is written. */
function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.disconnect();
  });
}

/** Gives a process one core, where the system has `taskset`. */
function pin(child: ChildProcess, core: number): void {
  spawnSync('taskset', ['-a', '-c', '-p', String(core), String(child.pid)], { stdio: 'ignore' });
}

function printTable(measurements: readonly Measurement[]): void {
  const reference = measurements.find(({ name }) => name === 'apollo');
  const rows = measurements.map((row) => [
    row.name,
    row.requestsPerSecond.toFixed(0),
    row.p50Ms.toFixed(1),
    row.p99Ms.toFixed(1),
    row.cpuMsPerRequest.toFixed(3),
    reference === undefined ? '-' : `${(reference.cpuMsPerRequest / row.cpuMsPerRequest).toFixed(1)}x`,
    row.maxRssMb.toFixed(0),
    row.subgraphRequestsPerRequest.toFixed(2),
    String(row.failures),
  ]);
  const heads = [
    'gateway',
    'requests/s',
    'p50 ms',
    'p99 ms',
    'CPU ms/request',
    'ratio',
    'peak MB',
    'subgraph requests',
    'failures',
  ];
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => (row[column] as string).length)),
  );
  for (const row of [heads, widths.map((width) => '-'.repeat(width)), ...rows]) {
    console.log(
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] as number) : cell.padStart(widths[column] as number),
        )
        .join('  '),
    );
  }
}
