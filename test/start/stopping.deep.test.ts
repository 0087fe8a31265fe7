import { once } from 'node:events';
import { connect } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { afterEach, expect, test } from '@jest/globals';
import { isRequiredArgument, parse } from 'graphql';
import { demoCustomer } from '../../subgraphs/kit/demo/demo-people.ts';
import { readSubgraphSdl } from '../../subgraphs/kit/graphql/serve-subgraph.ts';
import { anonymousViewer } from '../../subgraphs/kit/viewer/viewer.ts';
import { createViewerTokens, viewerTokenHeader } from '../../subgraphs/kit/viewer/viewer-token.ts';
import { domainRegistry } from '../../subgraphs/registry.ts';
import { createGraphqlClient } from '../harness/graphql-client.ts';
import { type SpawnedProcess, spawnNode } from '../harness/spawn-process.ts';
import { postGraphql, startDomain, testViewerTokenSecret } from '../harness/start-domain.ts';
import { startErp } from '../harness/start-erp.ts';
import { userViewer } from '../harness/viewers.ts';

/** How parts stop while they are being asked. */
const cleanUps: Array<() => unknown> = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const viewerTokens = createViewerTokens(testViewerTokenSecret);
const everyReader = userViewer(
  domainRegistry.flatMap(({ permissionGrants }) => Object.keys(permissionGrants)),
);
const login =
  'mutation { login(input: { email: "unknown@acme.example", password: "wrong password" }) { tokenType } }';

/** Asks for a page of the first list in the SDL of a domain. */
async function listQuestionOf(domain: string): Promise<string> {
  const schema = buildSubgraphSchema(parse(await readSubgraphSdl(domain)));
  const lists = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(
    ({ type, args }) => /Connection!?$/.test(String(type)) && !args.some(isRequiredArgument),
  );
  const [list] = lists;
  if (!list) throw new Error(`The domain ${domain} has no list.`);
  return `{ ${list.name}(first: 100) { totalCount nodes { __typename id } } }`;
}

/**
 * Milliseconds that a stop may wait for what is in flight: longer than any test may take, so that no cut hides a stop
 * which waits for more than it should.
 */
const endlessDrainMs = 600_000;
const endlessDrain = {
  ERP_DRAIN_TIMEOUT_MS: String(endlessDrainMs),
  ERP_SERVER_DRAIN_TIMEOUT_MS: String(endlessDrainMs),
};

/** Less than an idle connection is kept alive (72 seconds), far more than a stop needs on a crowded machine. */
const longestStopMs = 60_000;

/** Resolves with what the stop resolves with; rejects when it waited for idle connections to go away. */
async function endsBeforeIdleConnections<Result>(stop: Promise<Result>): Promise<Result> {
  const startedAt = performance.now();
  const result = await stop;
  expect(performance.now() - startedAt).toBeLessThan(longestStopMs);
  return result;
}

interface Answer {
  readonly status: number;
  readonly errors: ReadonlyArray<{ readonly extensions: Record<string, unknown> }>;
}

/** A request that meets a stop is answered, refused as unavailable, or finds the connection closed. */
async function outcomeOf(request: Promise<Answer>): Promise<'answered' | 'refused' | 'broken'> {
  return request.then(
    ({ status, errors }) => {
      const codes = errors.map(({ extensions }) => extensions['code']);
      if (status === 503 || codes.includes('UNAVAILABLE')) return 'refused';
      return status === 200 && !codes.includes('INTERNAL_SERVER_ERROR') ? 'answered' : 'broken';
    },
    () => 'refused',
  );
}

test.each([
  ...domainRegistry.map(({ name }) => ({ name, what: 'a list', viewer: everyReader, operation: undefined })),
  { name: 'auth', what: 'a login', viewer: anonymousViewer, operation: login },
])('$name stops as soon as it has answered, asked for $what', async (row) => {
  const registration = domainRegistry.find(({ name }) => name === row.name);
  if (!registration) throw new Error(`There is no domain ${row.name}.`);
  const operation = row.operation ?? (await listQuestionOf(row.name));
  const domain = await startDomain(await registration.load(), {
    seedDemo: true,
    drainTimeoutMs: endlessDrainMs,
  });
  expect(await outcomeOf(domain.query(row.viewer, operation))).toBe('answered');
  const asked = Array.from({ length: 20 }, () => outcomeOf(domain.query(row.viewer, operation)));
  await asked[0];
  await endsBeforeIdleConnections(domain.close());
  expect(await Promise.all(asked)).not.toContain('broken');
});

async function startPart(
  kind: 'service' | 'subgraph',
  args: readonly string[],
  environment: Record<string, string> = {},
  name = 'crm',
): Promise<{ readonly part: SpawnedProcess; readonly log: ReadonlyMap<string, string> }> {
  const part = spawnNode('subgraphs/run-part.ts', [kind, name, '--port', '0', ...args], {
    ERP_VIEWER_TOKEN_SECRET: testViewerTokenSecret,
    ...environment,
  });
  cleanUps.push(() => part.stop('SIGKILL'));
  await part.waitForOutput(/is ready/);
  const lines = part.output().trim().split('\n');
  const log = new Map(
    lines
      .map((line) => JSON.parse(line) as { readonly msg: string; readonly address?: string })
      .map(({ msg, address }) => [msg, address ?? '']),
  );
  return { part, log };
}

test('a service and a subgraph of their own end with 0 after SIGTERM as soon as the calls in flight are answered', async () => {
  const service = await startPart('service', ['--seed-demo', '--metrics-port', '0'], endlessDrain);
  const subgraph = await startPart('subgraph', [], {
    ...endlessDrain,
    ERP_CRM_SERVICE_ADDRESS: service.log.get('crm-service is ready') ?? '',
  });
  const monitoring = service.log.get('crm-service shows its metrics');
  const url = `${subgraph.log.get('crm-subgraph is ready')}/graphql`;
  const headers = { [viewerTokenHeader]: await viewerTokens.sign(everyReader) };
  const query = await listQuestionOf('crm');
  const ask = () => postGraphql(url, { query }, headers);
  expect((await ask()).errors).toEqual([]);

  const health = await fetch(`${monitoring}/health`);
  expect([health.status, await health.json()]).toEqual([200, { status: 'ok', service: 'crm-service' }]);
  const metrics = await (await fetch(`${monitoring}/metrics`)).text();
  expect(metrics).toMatch(
    /erp_grpc_call_duration_seconds_count\{(?=.*part="crm-service").*method="listCustomers",code="OK".*\} 1/,
  );
  expect(metrics).toContain('process_resident_memory_bytes');
  for (const path of ['/', '/graphql', '/metrics/x']) {
    const refused = await fetch(`${monitoring}${path}`);
    expect([refused.status, await refused.json()]).toEqual([
      404,
      { errors: [{ message: 'There is nothing at this path', extensions: { code: 'NOT_FOUND' } }] },
    ]);
  }

  const asked = Array.from({ length: 20 }, () => outcomeOf(ask()));
  await asked[0];
  const stops = [subgraph.part.stop('SIGTERM'), service.part.stop('SIGTERM')];
  expect(await endsBeforeIdleConnections(Promise.all(stops))).toEqual([0, 0]);
  expect(await Promise.all(asked)).not.toContain('broken');
});

test('the subgraph that looks up objects by their ids ends with 0 after SIGTERM as soon as it has answered', async () => {
  const service = await startPart('service', ['--seed-demo'], endlessDrain);
  const addresses = Object.fromEntries(
    domainRegistry.map(({ name }) => [
      `ERP_${name.toUpperCase()}_SERVICE_ADDRESS`,
      // The other domains do not answer; what crm has is found all the same.
      name === 'crm' ? (service.log.get('crm-service is ready') ?? '') : '127.0.0.1:1',
    ]),
  );
  const { part, log } = await startPart('subgraph', [], { ...endlessDrain, ...addresses }, 'node');
  const { id, organization } = demoCustomer(1);
  const viewer = userViewer(['crm:customer:read'], { organizationId: organization.id });
  const url = `${log.get('node-subgraph is ready')}/graphql`;
  const headers = { [viewerTokenHeader]: await viewerTokens.sign(viewer) };
  const ask = () => postGraphql(url, { query: `{ node(id: "${id}") { __typename id } }` }, headers);
  expect((await ask()).data).toEqual({ node: { __typename: 'Customer', id } });
  const asked = Array.from({ length: 20 }, () => outcomeOf(ask()));
  await asked[0];
  expect(await endsBeforeIdleConnections(part.stop('SIGTERM'))).toBe(0);
  expect(await Promise.all(asked)).not.toContain('broken');
  expect(await service.part.stop('SIGTERM')).toBe(0);
});

test('a client that sends half a request does not keep a subgraph from stopping', async () => {
  const { part, log } = await startPart('subgraph', [], { ERP_DRAIN_TIMEOUT_MS: '500' });
  const { hostname, port } = new URL(log.get('crm-subgraph is ready') ?? '');
  const socket = connect(Number(port), hostname);
  cleanUps.push(() => socket.destroy());
  await once(socket, 'connect');
  const closed = once(socket, 'close');
  socket.on('error', () => {});
  socket.resume();
  socket.write(
    'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{',
  );
  // Another request is answered after this one has arrived.
  expect((await fetch(`http://${hostname}:${port}/health`)).status).toBe(200);
  // A part that does not stop ends itself with 1.
  expect(await part.stop('SIGTERM')).toBe(0);
  await closed;
});

test('the whole system in one process ends with 0 after SIGTERM as soon as the requests in flight are answered', async () => {
  const erp = await startErp([], endlessDrain);
  cleanUps.push(() => erp.stop('SIGKILL'));
  const client = createGraphqlClient(erp.url);
  const ask = () => client.send('{ events(first: 50) { nodes { name ticketTypes { name available } } } }');
  expect((await ask()).errors).toEqual([]);
  const asked = Array.from({ length: 20 }, () => outcomeOf(ask()));
  await asked[0];
  expect(await endsBeforeIdleConnections(erp.stop('SIGTERM'))).toBe(0);
  expect(await Promise.all(asked)).not.toContain('broken');
});
