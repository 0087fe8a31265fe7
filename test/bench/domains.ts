import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { readCommand } from '../../router/command/command.ts';
import { demoPassword, demoUsers } from '../../subgraphs/kit/demo/demo-people.ts';
import { findFreePort } from '../../subgraphs/kit/lifecycle/free-port.ts';
import { createGraphqlClient, type GraphqlClient } from '../harness/graphql-client.ts';
import { waitUntil } from '../harness/wait-until.ts';
import { type DemoRows, type DomainOperation, domainOperations, readDemoRows } from './domain-operations.ts';
import { type MeasuredProcess, startMeasured } from './measured-process.ts';
import { type CpuProfile, profileByFunction, profileByPackage } from './profile-by-package.ts';
import type { CpuMessage } from './report-cpu.ts';
import { readLoad, writeResult } from './write-result.ts';

/** One checkout, running: router, subgraphs and services in one process. */
interface Erp {
  readonly checkout: string;
  readonly measured: MeasuredProcess<CpuMessage>;
  /** One session of the same user per connection, so that the router shares nothing between them. */
  readonly clients: readonly GraphqlClient[];
  readonly anonymous: GraphqlClient;
  readonly rows: DemoRows;
  /** The query of each operation that its schema has, by the name of the operation. */
  readonly queries: ReadonlyMap<string, string>;
  /** CPU milliseconds per request of every round, by operation. */
  readonly rounds: Map<string, number[]>;
}

const { values } = readCommand({
  usage: 'npm run bench:domains -- [flags]',
  about: 'CPU per request of router, subgraphs and services together, and where it goes.',
  flags: {
    rounds: {
      type: 'number',
      value: 'number',
      default: 7,
      minimum: 1,
      text: 'alternating rounds (default 7)',
    },
    requests: {
      type: 'number',
      value: 'number',
      default: 200,
      minimum: 1,
      text: 'requests of each operation in a round (default 200)',
    },
    warmup: {
      type: 'number',
      value: 'number',
      default: 600,
      minimum: 1,
      text: 'requests of each operation before the first round (default 600)',
    },
    connections: {
      type: 'number',
      value: 'number',
      default: 4,
      minimum: 1,
      text: 'connections, each with a session of its own (default 4)',
    },
    against: { type: 'string', value: 'checkout', text: 'another checkout to compare with' },
    only: { type: 'string', value: 'text', text: 'operations whose name holds this text' },
    functions: { type: 'number', value: 'number', text: 'show so many functions of the profile' },
    'no-result': { type: 'boolean', text: 'write no result into test/bench/results' },
  },
});

const here = path.resolve(import.meta.dirname, '../..');
const loadBefore = readLoad();
const folder = mkdtempSync(path.join(tmpdir(), 'domains-bench-'));
const operations = domainOperations.filter(({ name }) => name.includes(values.only ?? ''));
const running: Erp[] = [];
try {
  if (values.against !== undefined) running.push(await startErp(path.resolve(values.against)));
  running.push(await startErp(here));
  for (const erp of running) for (const operation of operations) await send(erp, operation, values.warmup);
  // Alternating: what else the machine does meets both checkouts.
  for (let round = 0; round < values.rounds; round += 1)
    for (const operation of operations) for (const erp of running) await measure(erp, operation);
  const profiles: CpuProfile[] = [];
  for (const erp of running) profiles.push(await record(erp));
  report(profiles);
} finally {
  for (const { measured } of running) await measured.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function startErp(checkout: string): Promise<Erp> {
  const port = await findFreePort();
  const measured = startMeasured<CpuMessage>(
    pathToFileURL(path.join(checkout, 'start.ts')).href,
    ['--port', String(port)],
    {
      environment: { ERP_LOGGING_LEVEL: 'error' },
      execArgv: ['--import', new URL('./report-cpu.ts', import.meta.url).href],
      isSilent: true,
    },
  );
  const url = `http://127.0.0.1:${port}/graphql`;
  const [owner] = demoUsers;
  const login = async (): Promise<GraphqlClient> => {
    const client = createGraphqlClient(url);
    await client.login(owner?.email ?? '', demoPassword);
    return client;
  };
  const first = await waitUntil(`an answer of ${checkout}`, () => login().catch(() => undefined), 60_000);
  const rows = await readDemoRows(first);
  const further = Array.from({ length: values.connections - 1 }, login);
  const clients = [first, ...(await Promise.all(further))];
  return {
    checkout,
    measured,
    clients,
    anonymous: createGraphqlClient(url),
    rows,
    queries: new Map(
      await Promise.all(
        operations.map(
          async (operation) => [operation.name, await knownQuery(first, operation, rows)] as const,
        ),
      ),
    ),
    rounds: new Map(operations.map(({ name }) => [name, []])),
  };
}

async function knownQuery(
  client: GraphqlClient,
  { query, formerQuery, variables }: DomainOperation,
  rows: DemoRows,
): Promise<string> {
  if (formerQuery === undefined) return query;
  const { errors } = await client.send(query, variables(0, 0, rows));
  return errors.length === 0 ? query : formerQuery;
}

/** Sends requests over all connections, each with one request at a time. */
async function send(erp: Erp, operation: DomainOperation, requests: number): Promise<void> {
  let left = requests;
  await Promise.all(
    erp.clients.map(async (client, connection) => {
      while (left > 0) {
        left -= 1;
        const sender = operation.isPublic ? erp.anonymous : client;
        // Rejects an answer with errors: a failure would be cheap.
        await sender.run(
          erp.queries.get(operation.name) ?? operation.query,
          operation.variables(connection, left, erp.rows),
        );
      }
    }),
  );
}

async function measure(erp: Erp, operation: DomainOperation): Promise<void> {
  const requests = values.requests;
  const before = await erp.measured.ask('usage');
  await send(erp, operation, requests);
  const after = await erp.measured.ask('usage');
  erp.rounds.get(operation.name)?.push((after.cpuMicros - before.cpuMicros) / 1_000 / requests);
}

/** A profile of all operations, each as often as in a round. */
async function record(erp: Erp): Promise<CpuProfile> {
  const file = path.join(folder, `${running.indexOf(erp)}.cpuprofile`);
  await erp.measured.ask('profiling');
  for (const operation of operations) await send(erp, operation, values.requests);
  await erp.measured.ask('profiled', { file });
  return JSON.parse(readFileSync(file, 'utf8')) as CpuProfile;
}

function report(profiles: readonly CpuProfile[]): void {
  const current = running.at(-1);
  const before = running.length > 1 ? running[0] : undefined;
  const medianOf = (erp: Erp | undefined, name: string): number => median(erp?.rounds.get(name) ?? []);
  const cost = (erp: Erp | undefined, name: string): string => `${medianOf(erp, name).toFixed(2)} ms`;
  const against = values.against === undefined ? '' : ' --against <checkout>';
  writeResult(
    values['no-result'] ? undefined : 'domains',
    {
      title: 'What a request to the domains costs',
      method: `\`npm run bench:domains --${against}\`: CPU time per request, user and system, of one process with the router, all subgraphs and all services (SQLite in memory, demo data). ${values.connections} connections with a session each, so that the router shares nothing between them; medians of ${values.rounds} alternating rounds of ${values.requests} requests.`,
      heads: ['', ...(before ? ['before'] : []), 'CPU per request', ...(before ? ['ratio'] : [])],
      rows: operations.map(({ name }) => [
        name,
        ...(before ? [cost(before, name)] : []),
        cost(current, name),
        ...(before ? [(medianOf(current, name) / medianOf(before, name)).toFixed(2)] : []),
      ]),
      notes: [
        ...(before
          ? ['The aim is half of before. The first question makes 8 subgraph requests and 8 RPCs.']
          : []),
        ...running.flatMap((erp, index) => describeProfile(erp, profiles[index], erp === before)),
      ],
    },
    loadBefore,
  );
  const [functions, profile] = [values.functions ?? 0, profiles.at(-1)];
  if (functions > 0 && profile !== undefined)
    for (const { name, share } of profileByFunction(profile, here).slice(0, functions))
      console.log(`${percent(share).padStart(7)}  ${name}`);
}

function describeProfile(erp: Erp, profile: CpuProfile | undefined, isBefore: boolean): readonly string[] {
  if (profile === undefined) return [];
  const all = profileByPackage(profile, erp.checkout);
  const shares = all.filter(({ share }) => share >= 0.005);
  const ours = all.filter(({ name }) => /^(router|subgraphs|proto)\//.test(name));
  const ownShare = ours.reduce((sum, { share }) => sum + share, 0);
  return [
    `## Where the time goes${isBefore ? ' (before)' : ''}`,
    'Self time of the main thread over all operations, by package and folder, from 0.5 % on; Node and native code count for their callers:',
    [
      '| | share |',
      '| --- | --- |',
      ...shares.map(({ name, share }) => `| ${name} | ${percent(share)} |`),
    ].join('\n'),
    `Code of this repository is ${percent(ownShare)} of it; the rest is packages, Node, SQLite and garbage collection.`,
  ];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
