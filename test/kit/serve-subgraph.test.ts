import { once } from 'node:events';
import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CrmServiceService } from '../../proto/generated/erp/crm/v1/crm.ts';
import { domain } from '../../subgraphs/crm/domain.ts';
import { bindService, type ServiceCall, startGrpcServer } from '../../subgraphs/kit/grpc/grpc-server.ts';
import type { RunningPart } from '../../subgraphs/kit/lifecycle/running-part.ts';
import { createPartMetrics } from '../../subgraphs/kit/observability/part-metrics.ts';
import { createViewerTokens, viewerTokenHeader } from '../../subgraphs/kit/viewer/viewer-token.ts';
import { postGraphql, testViewerTokenSecret } from '../harness/start-domain.ts';
import { userViewer } from '../harness/viewers.ts';
import { silentLogger } from './event-samples.ts';

const viewerTokens = createViewerTokens(testViewerTokenSecret);
const definition = { listCustomers: CrmServiceService.listCustomers } as const;
const noCustomers = { customers: [], page: undefined };

/** The answer of the service, which each test sets. */
let listCustomers: (call: ServiceCall) => Promise<typeof noCustomers>;
let service: RunningPart;
let subgraph: RunningPart;
let headers: Record<string, string>;

beforeAll(async () => {
  service = await startGrpcServer({
    host: '127.0.0.1',
    port: 0,
    services: [bindService(definition, { listCustomers: (_request, call) => listCustomers(call) })],
    viewerTokens,
    logger: silentLogger,
    metrics: createPartMetrics('test-service', { collectProcessMetrics: false }),
  });
  subgraph = await domain.startSubgraph({
    host: '127.0.0.1',
    port: 0,
    serviceAddress: () => service.address,
    viewerTokens,
    logger: silentLogger,
    metrics: createPartMetrics('crm-subgraph', { collectProcessMetrics: false }),
  });
  headers = {
    [viewerTokenHeader]: await viewerTokens.sign(userViewer(['crm:customer:read'])),
    'x-request-id': 'request-7',
    'x-client-ip': '192.0.2.1',
  };
});
afterAll(async () => {
  await subgraph.close();
  await service.close();
});

const query = { query: '{ customers { totalCount } }' };
const post = (more: Record<string, string> = {}): ReturnType<typeof postGraphql> =>
  postGraphql(`${subgraph.address}/graphql`, query, { ...headers, ...more });

/** Sends a request with exactly these headers besides those of every test; `fetch` would add an `accept`. */
async function send(
  more: Record<string, string>,
  body: unknown = query,
): Promise<{ readonly status: number | undefined; readonly response: IncomingHttpHeaders }> {
  const request = httpRequest(`${subgraph.address}/graphql`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', ...more },
  });
  request.end(JSON.stringify(body));
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.resume();
  return { status: response.statusCode, response: response.headers };
}

test('the service learns the request’s id and client', async () => {
  let seen: ServiceCall | undefined;
  listCustomers = async (call) => {
    seen = call;
    return noCustomers;
  };
  expect((await post()).data).toEqual({ customers: { totalCount: 0 } });
  expect(seen).toMatchObject({ requestId: 'request-7', clientIp: '192.0.2.1', viewer: { userId: 'user-1' } });
});

test('a client that leaves aborts the calls made for it', async () => {
  const started = Promise.withResolvers<void>();
  const aborted = Promise.withResolvers<void>();
  listCustomers = ({ signal }) =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        aborted.resolve();
        resolve(noCustomers);
      });
      started.resolve();
    });
  const leaving = httpRequest(`${subgraph.address}/graphql`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
  });
  leaving.on('error', () => {});
  leaving.end(JSON.stringify(query));
  await started.promise;
  leaving.destroy();
  await expect(aborted.promise).resolves.toBeUndefined();
});

test('the answer does not show the internal reason of a resolver that fails', async () => {
  listCustomers = async () => {
    throw new Error('relation "customers" does not exist');
  };
  const answer = await post();
  expect(answer.errors).toMatchObject([
    { message: 'Internal error', path: ['customers'], extensions: { code: 'INTERNAL_SERVER_ERROR' } },
  ]);
  expect(JSON.stringify(answer)).not.toContain('relation');
});

test('a forged viewer token is refused with 401', async () => {
  const answer = await post({ [viewerTokenHeader]: 'forged' });
  expect([answer.status, answer.errors[0]?.extensions]).toEqual([401, { code: 'UNAUTHENTICATED' }]);
});

test('health, readiness and metrics need no token', async () => {
  const get = async (path: string): Promise<readonly [number, string]> => {
    const response = await fetch(`${subgraph.address}${path}`);
    return [response.status, await response.text()];
  };
  expect(await get('/health')).toEqual([200, '{"status":"ok","service":"crm-subgraph"}']);
  expect(await get('/ready')).toEqual([200, '{"status":"ready"}']);
  const [status, text] = await get('/metrics');
  expect(status).toBe(200);
  expect(text).toMatch(/^erp_subgraph_request_duration_seconds_count\{.*outcome="ok".*\} 1$/m);
  expect(text).toMatch(/^erp_grpc_call_duration_seconds_count\{.*method="listCustomers",code="OK".*\} 1$/m);
});

test.each([
  [undefined, 'application/json; charset=utf-8'],
  ['*/*', 'application/json; charset=utf-8'],
  ['application/json', 'application/json; charset=utf-8'],
  [
    'application/graphql-response+json, application/json;q=0.9',
    'application/graphql-response+json; charset=utf-8',
  ],
  ['application/graphql-response+json', 'application/graphql-response+json; charset=utf-8'],
  ['application/graphql-response+json;q=0.5, application/json', 'application/json; charset=utf-8'],
])(
  'a client that accepts %s gets %s, which no cache may keep, refused or not',
  async (accept, contentType) => {
    listCustomers = async () => noCustomers;
    for (const token of [headers[viewerTokenHeader] ?? '', 'forged']) {
      const { response } = await send({ ...(accept && { accept }), [viewerTokenHeader]: token });
      expect([response['content-type'], response['cache-control']]).toEqual([contentType, 'no-store']);
    }
  },
);

test('a client that accepts no JSON gets 406, a list of operations 400, a query in the address 405', async () => {
  expect((await send({ accept: 'text/html' })).status).toBe(406);
  expect((await send({}, [query, query])).status).toBe(400);
  const address = `${subgraph.address}/graphql?query=${encodeURIComponent('{ __typename }')}`;
  const refused = await fetch(address, { headers });
  expect([refused.status, refused.headers.get('allow'), await refused.json()]).toEqual([
    405,
    'POST, OPTIONS',
    { errors: [expect.objectContaining({ extensions: { code: 'METHOD_NOT_ALLOWED' } })] },
  ]);
});
