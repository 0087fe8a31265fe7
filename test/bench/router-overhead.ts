import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { readCommand } from '../../router/command/command.ts';
import { composeSubgraphs } from '../../router/supergraph/compose-subgraphs.ts';
import { type MeasuredProcess, startMeasured } from './measured-process.ts';
import type { MeasuredRouterMessage } from './measured-router.ts';
import type { OverheadMessage } from './overhead-target.ts';
import { readLoad, writeResult } from './write-result.ts';

const { values } = readCommand({
  usage: 'npm run bench:overhead -- [flags]',
  about: 'What the router adds to a small query: CPU per request.',
  flags: {
    seconds: {
      type: 'number',
      value: 'seconds',
      default: 8,
      minimum: 1,
      text: 'length of a measurement (default 8)',
    },
    warmup: { type: 'number', value: 'seconds', default: 4, minimum: 1, text: 'load before it (default 4)' },
    connections: {
      type: 'number',
      value: 'number',
      default: 20,
      minimum: 1,
      text: 'connections under load (default 20)',
    },
    profile: { type: 'string', value: 'folder', text: 'write CPU profiles there' },
  },
});

const loadBefore = readLoad();
const folder = mkdtempSync(join(tmpdir(), 'overhead-'));
try {
  const pipeline: Pipeline = {
    whole: await measurePipeline('pipeline'),
    withoutFeatures: await measurePipeline('pipeline-without-features'),
  };
  const plain = await measureServer(startMeasured<OverheadMessage>('overhead-target.ts', ['http']));
  const router = await measureServer(startRouter());
  report(pipeline, plain, router);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** CPU microseconds per request. */
interface Pipeline {
  readonly whole: number;
  readonly withoutFeatures: number;
}

async function measurePipeline(mode: 'pipeline' | 'pipeline-without-features'): Promise<number> {
  const target = startMeasured<OverheadMessage>('overhead-target.ts', [mode], profileOptions());
  const { microsPerRequest } = await target.next('pipeline');
  await target.stop();
  return microsPerRequest;
}

/** The whole router; the query asks no subgraph, so that nothing but the way of a request is measured. */
function startRouter(): MeasuredProcess<MeasuredRouterMessage> {
  const sdl = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3") type Query { a: Int }';
  const outcome = composeSubgraphs([{ name: 'one', url: 'http://127.0.0.1:1/', sdl }]);
  if (outcome.kind === 'failed') throw new Error('The graph does not compose');
  const file = join(folder, 'supergraph.graphql');
  writeFileSync(file, outcome.supergraphSdl);
  return startMeasured<MeasuredRouterMessage>(
    'measured-router.ts',
    ['--supergraph', file, '--host', '127.0.0.1', '--port', '0', '--engine', 'compiled'],
    { environment: { ERP_LOGGING_LEVEL: 'error' }, ...profileOptions() },
  );
}

function profileOptions(): { readonly execArgv: readonly string[] } {
  return {
    execArgv: values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`],
  };
}

interface Served {
  readonly cpuMicros: number;
  readonly requestsPerSecond: number;
}

async function measureServer(
  target: MeasuredProcess<OverheadMessage> | MeasuredProcess<MeasuredRouterMessage>,
): Promise<Served> {
  // Both kinds of process know these two messages.
  const server = target as MeasuredProcess<OverheadMessage>;
  try {
    const { url } = await server.next('listening');
    await load(url, values.warmup);
    const before = await server.ask('usage');
    const result = await load(url, values.seconds);
    const after = await server.ask('usage');
    const answered = result['2xx'];
    if (result.non2xx + result.errors > 0) throw new Error(`${url} failed requests`);
    return {
      cpuMicros: (after.cpuMicros - before.cpuMicros) / answered,
      requestsPerSecond: answered / result.duration,
    };
  } finally {
    await server.stop();
  }
}

function load(url: string, seconds: number): Promise<autocannon.Result> {
  return autocannon({
    url,
    duration: seconds,
    connections: values.connections,
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: '{"query":"query Small { __typename }"}',
  });
}

function report(pipeline: Pipeline, plain: Served, router: Served): void {
  const micros = (value: number): string => `${value.toFixed(1)} µs`;
  writeResult(
    'router-overhead',
    {
      title: 'What the router adds to a small query',
      method: `\`node test/bench/router-overhead.ts\`: CPU time per request of one process, user and system. The pipeline is every stage from body to answer in process, with an engine that answers immediately, metrics on (best of 20 batches of 10,000); the servers answer ${values.connections} connections for ${values.seconds} s, the router a query that asks no subgraph.`,
      heads: ['', 'CPU per request', 'requests/s'],
      rows: [
        ['pipeline without HTTP (target 60 µs)', micros(pipeline.whole), '–'],
        ['the same without features', micros(pipeline.withoutFeatures), '–'],
        ['plain `node:http` that answers JSON', micros(plain.cpuMicros), plain.requestsPerSecond.toFixed(0)],
        ['the router, whole', micros(router.cpuMicros), router.requestsPerSecond.toFixed(0)],
      ],
      notes: [
        `The router adds ${micros(router.cpuMicros - plain.cpuMicros)} to plain \`node:http\`: fastify, the stages, the engine's answer.`,
      ],
    },
    loadBefore,
  );
}
