import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { readCommand } from '../../router/command/command.ts';
import { composeSubgraphs } from '../../router/supergraph/compose-subgraphs.ts';
import { largeGraph, writeLargeGraph, writeLargeGraphOperations } from './large-graph.ts';
import type { LargeGraphServerMessage } from './large-graph-server.ts';
import { type MeasuredProcess, startMeasured } from './measured-process.ts';
import type { MeasuredRouterMessage } from './measured-router.ts';
import { readLoad, writeResult } from './write-result.ts';

const { values } = readCommand({
  usage: 'npm run bench:large -- [flags]',
  about: 'Loading and swapping a large supergraph.',
  flags: {
    starts: {
      type: 'number',
      value: 'number',
      default: 5,
      minimum: 1,
      text: 'starts to measure (default 5)',
    },
    seconds: {
      type: 'number',
      value: 'seconds',
      default: 30,
      minimum: 1,
      text: 'length of a load (default 30)',
    },
    rate: {
      type: 'number',
      value: 'number',
      default: 200,
      minimum: 1,
      text: 'requests per second (default 200)',
    },
    connections: {
      type: 'number',
      value: 'number',
      default: 20,
      minimum: 1,
      text: 'connections under load (default 20)',
    },
    engine: {
      type: 'string',
      value: 'name',
      default: 'compiled',
      choices: ['apollo', 'compiled'],
      text: 'apollo or compiled (default compiled)',
    },
    profile: { type: 'string', value: 'folder', text: 'write CPU profiles there' },
  },
});

type MeasuredRouter = MeasuredProcess<MeasuredRouterMessage>;

const loadBefore = readLoad();
const folder = mkdtempSync(join(tmpdir(), 'large-graph-'));
const supergraphFile = join(folder, 'supergraph.graphql');
const subgraphs = startMeasured<LargeGraphServerMessage>('large-graph-server.ts');
try {
  const { port } = await subgraphs.next('listening');
  const revisions = [0, 1].map((revision) => composeRevision(port, revision));
  writeFileSync(supergraphFile, revisions[0] ?? '');
  const starts = await measureStarts(values.starts);
  const { calm, swapping, pauseMs } = await measureSwap(revisions);
  report(revisions[0] ?? '', starts, calm, swapping, pauseMs);
} finally {
  await subgraphs.stop();
  rmSync(folder, { recursive: true, force: true });
}

function composeRevision(port: number, revision: number): string {
  const outcome = composeSubgraphs(writeLargeGraph((name) => `http://127.0.0.1:${port}/${name}`, revision));
  if (outcome.kind === 'failed') throw new Error('The large graph does not compose');
  return outcome.supergraphSdl;
}

function startRouter(execArgv: readonly string[] = []): MeasuredRouter {
  return startMeasured<MeasuredRouterMessage>(
    'measured-router.ts',
    ['--supergraph', supergraphFile, '--host', '127.0.0.1', '--port', '0', '--engine', values.engine],
    { environment: { ERP_LOGGING_LEVEL: 'error', ERP_SUPERGRAPH_POLL_INTERVAL_MS: '200' }, execArgv },
  );
}

interface Start {
  readonly loadMs: number;
  readonly loadCpuMs: number;
  readonly totalMs: number;
}

/** From nothing to listening, several times. */
async function measureStarts(count: number): Promise<readonly Start[]> {
  const starts: Start[] = [];
  for (let index = 0; index < count; index += 1) {
    const startedAt = performance.now();
    const router = startRouter();
    const { loadMs, loadCpuMs } = await router.next('listening');
    starts.push({ loadMs, loadCpuMs, totalMs: performance.now() - startedAt });
    await router.stop();
  }
  return starts;
}

/** The same load without and with a swap in the middle. */
async function measureSwap(revisions: readonly string[]) {
  const router = startRouter(
    values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`],
  );
  try {
    const { url } = await router.next('listening');
    const seconds = values.seconds;
    await load(url, 5);
    const calm = await load(url, seconds);
    const swaps = setTimeout(() => writeFileSync(supergraphFile, revisions[1] ?? ''), seconds * 500);
    const pauses = watchPauses(url);
    const swapping = await load(url, seconds);
    clearTimeout(swaps);
    const swapped = await countSwaps(url);
    if (swapped !== 2) throw new Error(`The router has served ${swapped} supergraphs instead of two`);
    return { calm, swapping, pauseMs: await pauses.stop() };
  } finally {
    await router.stop();
  }
}

/** Asks for the health of the router over and over: the longest answer is the longest pause of its event loop. */
function watchPauses(url: string): { stop(): Promise<number> } {
  let isDone = false;
  let longest = 0;
  const watching = (async () => {
    while (!isDone) {
      const startedAt = performance.now();
      await (await fetch(new URL('/health', url))).text();
      longest = Math.max(longest, performance.now() - startedAt);
    }
  })();
  return {
    async stop() {
      isDone = true;
      await watching;
      return longest;
    },
  };
}

function load(url: string, seconds: number): Promise<autocannon.Result> {
  return autocannon({
    url,
    duration: seconds,
    connections: values.connections,
    overallRate: values.rate,
    requests: writeLargeGraphOperations().map((query, index) => ({
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query, variables: { id: String(index) } }),
    })),
    verifyBody: (body) => !String(body).includes('"errors"'),
  });
}

async function countSwaps(url: string): Promise<number> {
  const text = await (await fetch(new URL('/metrics', url))).text();
  const line = text
    .split('\n')
    .find((row) => row.startsWith('router_supergraph_updates_total{result="swapped"}'));
  return Number(line?.split(' ').at(-1) ?? 0);
}

function report(
  supergraph: string,
  starts: readonly Start[],
  calm: autocannon.Result,
  swapping: autocannon.Result,
  pauseMs: number,
): void {
  const median = (numbers: readonly number[]): number =>
    numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN;
  const failuresOf = (result: autocannon.Result): number =>
    result.non2xx + result.errors + result.timeouts + result.mismatches;
  const loads = starts.map(({ loadMs }) => loadMs);
  const latency = (name: string, result: autocannon.Result): readonly string[] => [
    name,
    String(result['2xx']),
    String(failuresOf(result)),
    `${result.latency.p50} ms`,
    `${result.latency.p99} ms`,
    `${result.latency.max} ms`,
  ];
  writeResult(
    'large-supergraph',
    {
      title: 'A large supergraph: load and hot swap',
      method: `\`node test/bench/large-supergraph.ts\`: ${largeGraph.subgraphs} subgraphs, ${countTypes(supergraph)} types, ${Math.round(supergraph.length / 1024)} KiB of SDL, engine \`${values.engine}\`. Load: ${starts.length} starts, from modules loaded to listening with the planner ready (median ${median(loads).toFixed(0)} ms, from ${Math.min(...loads).toFixed(0)} to ${Math.max(...loads).toFixed(0)} ms; target 2,000 ms; CPU median ${median(starts.map(({ loadCpuMs }) => loadCpuMs)).toFixed(0)} ms; whole process from spawn ${median(starts.map(({ totalMs }) => totalMs)).toFixed(0)} ms). Swap: ${values.rate} requests/s over ${values.connections} connections for ${values.seconds} s, ${writeLargeGraphOperations().length} operations over three subgraphs; once undisturbed, once with a new supergraph in the middle.`,
      heads: ['load', 'answered', 'failed', 'p50', 'p99', 'max'],
      rows: [latency('undisturbed', calm), latency('with a swap', swapping)],
      notes: [
        `Targets: load within 2,000 ms ${median(loads) <= 2_000 ? 'met' : 'missed'} (${starts.length} starts on a shared machine; CPU alone ${median(starts.map(({ loadCpuMs }) => loadCpuMs)) <= 2_000 ? 'within' : 'beyond'} it), no failed request ${failuresOf(swapping) === 0 ? 'met' : 'missed'}, p99 with a swap below twice the undisturbed one ${swapping.latency.p99 < 2 * calm.latency.p99 ? 'met' : 'missed'}.`,
        `Longest answer of \`/health\` around the swap: ${pauseMs.toFixed(0)} ms. Reading the new supergraph happens in a thread and planning in a process of its own; what stays in the main thread is building the schemas from their text.`,
      ],
    },
    loadBefore,
  );
}

function countTypes(supergraph: string): number {
  return (supergraph.match(/^(?:type|enum|input|interface|union|scalar) /gm) ?? []).length;
}
