import type { Summary } from './gateway-rounds.ts';
import type { BenchResult } from './write-result.ts';

/** How a run was set up. */
interface RunSetup {
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: number;
}

/** The table of a run, each contender compared with `@apollo/gateway`. */
export function describeGatewayBenchmark(summaries: readonly Summary[], setup: RunSetup): BenchResult {
  const reference = summaries.find(({ name }) => name === 'apollo');
  return {
    title: 'The compiled engine and @apollo/gateway',
    method: `\`npm run bench\`: the four subgraphs of the public gateway benchmark, one deep query, an answer of about 90 kB, ${setup.connections} connections. Medians of ${setup.rounds} alternating rounds of ${setup.seconds} s after a warm-up; one core for the gateway, the other one for subgraphs and clients. \`apollo\` is @apollo/gateway under Apollo Server, both as they come; the others are the whole router with validation, operation limits and metrics.`,
    heads: [
      'gateway',
      'requests/s',
      'p50 ms',
      'p99 ms',
      'CPU ms/request',
      'lowest to highest',
      'apollo needs',
      'peak MB',
      'of apollo',
      'without files MB',
      'of apollo',
      'subgraph requests',
      'failures',
    ],
    rows: summaries.map((row) => [
      row.name,
      row.requestsPerSecond.toFixed(0),
      row.p50Ms.toFixed(0),
      row.p99Ms.toFixed(0),
      row.cpuMsPerRequest.toFixed(3),
      row.cpuRange.map((cpu) => cpu.toFixed(3)).join(' to '),
      reference === undefined ? '' : `${(reference.cpuMsPerRequest / row.cpuMsPerRequest).toFixed(1)} ×`,
      describePeak(row),
      percent(row.peak?.rssBytes, reference?.peak?.rssBytes),
      row.peak === undefined ? '' : megabytes(row.peak.anonymousBytes),
      percent(row.peak?.anonymousBytes, reference?.peak?.anonymousBytes),
      row.subgraphRequestsPerRequest.toFixed(2),
      String(row.failures),
    ]),
    notes: [
      '- `compiled, nothing kept`: both switches off, and no answer is remembered (`answerMemoryBytes: 0`): every request parses every answer and writes every byte itself.\n- `compiled`: both switches off. Answers with the same bytes as the last one to the same request are not parsed again; traffic that repeats itself less gains less.\n- `compiled + sharing`: identical subgraph requests in flight share one answer.\n- `compiled + coalescing`: identical client queries in flight share one execution too.',
      'CPU is that of the gateway process, user and system time. Memory is resident memory at its peak, from the start on, read every 100 ms: the gateway and its child process for planning together, the parts in brackets. The two run the same executable, some 50 MB, which is in memory once and counts for both; the column without files leaves such pages out for everybody.',
    ],
  };
}

function describePeak({ peak }: Summary): string {
  if (peak === undefined) return '';
  const parts = peak.rssBytesEach.map(megabytes).join(' + ');
  return peak.rssBytesEach.length > 1 ? `${megabytes(peak.rssBytes)} (${parts})` : parts;
}

function percent(part: number | undefined, whole: number | undefined): string {
  return part === undefined || whole === undefined ? '' : `${((part / whole) * 100).toFixed(0)} %`;
}

function megabytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(0);
}
