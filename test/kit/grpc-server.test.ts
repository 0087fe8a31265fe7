import { once } from 'node:events';
import { createServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { Client, credentials, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { afterEach, expect, jest, test } from '@jest/globals';
import { service as healthService } from 'grpc-health-check';
import { CrmServiceService } from '../../proto/generated/erp/crm/v1/crm.ts';
import { DomainError } from '../../subgraphs/kit/errors/domain-error.ts';
import { type CallOptions, createGrpcClient, forwardCall } from '../../subgraphs/kit/grpc/grpc-client.ts';
import type { GrpcService } from '../../subgraphs/kit/grpc/grpc-method.ts';
import { bindService, type ServiceCall, startGrpcServer } from '../../subgraphs/kit/grpc/grpc-server.ts';
import type { RunningPart } from '../../subgraphs/kit/lifecycle/running-part.ts';
import type { Logger } from '../../subgraphs/kit/observability/logger.ts';
import { createPartMetrics } from '../../subgraphs/kit/observability/part-metrics.ts';
import { createViewerTokens } from '../../subgraphs/kit/viewer/viewer-token.ts';
import { testViewerTokenSecret } from '../harness/start-domain.ts';
import { userViewer } from '../harness/viewers.ts';
import { silentLogger } from './event-samples.ts';

/** One RPC of a real service definition, answered by whatever a test wants. */
const definition = { batchGetCustomers: CrmServiceService.batchGetCustomers } as const satisfies GrpcService;
type Handler = (request: { ids: string[] }, call: ServiceCall) => Promise<{ customers: [] }>;

const viewerTokens = createViewerTokens(testViewerTokenSecret);
const viewer = userViewer(['crm:customer:read']);
const noCustomers = { customers: [] as [] };
const cleanUps: Array<() => Promise<void> | void> = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function start(handler: Handler, logger: Logger = silentLogger): Promise<RunningPart> {
  const server = await startGrpcServer({
    host: '127.0.0.1',
    port: 0,
    services: [bindService(definition, { batchGetCustomers: handler })],
    viewerTokens,
    logger,
    metrics: createPartMetrics('test-service', { collectProcessMetrics: false }),
  });
  let isClosed = false;
  const close = async (): Promise<void> => {
    if (!isClosed) {
      isClosed = true;
      await server.close();
    }
  };
  cleanUps.push(close);
  return { address: server.address, close };
}

function connect(address: string) {
  const client = createGrpcClient(definition, address);
  cleanUps.push(() => client.close());
  return client.rpc;
}

async function as(options: Partial<CallOptions> = {}): Promise<CallOptions> {
  return { viewerToken: await viewerTokens.sign(viewer), requestId: 'request-1', ...options };
}

test('a handler gets the viewer, the request id and the client of the call', async () => {
  let seen: ServiceCall | undefined;
  const server = await start(async (_request, call) => {
    seen = call;
    return noCustomers;
  });
  await connect(server.address).batchGetCustomers(
    { ids: [] },
    await as({ clientIp: '192.0.2.1', clientUserAgent: 'Browser/1.0 “ü”' }),
  );
  expect(seen).toMatchObject({
    viewer,
    requestId: 'request-1',
    clientIp: '192.0.2.1',
    clientUserAgent: 'Browser/1.0',
  });
});

test('a service asks a peer on behalf of its caller', async () => {
  const seen: ServiceCall[] = [];
  const peer = await start(async (_request, call) => {
    seen.push(call);
    return noCustomers;
  });
  const toPeer = connect(peer.address);
  const front = await start(async (request, call) =>
    toPeer.batchGetCustomers(request, await forwardCall(call, viewerTokens)).then(() => noCustomers),
  );
  await connect(front.address).batchGetCustomers({ ids: [] }, await as({ clientIp: '192.0.2.1' }));
  expect(seen).toMatchObject([{ viewer, requestId: 'request-1', clientIp: '192.0.2.1' }]);
});

test.each([
  ['without', ''],
  ['with a forged', 'forged'],
])('a call %s viewer token never reaches the handler', async (_what, viewerToken) => {
  let calls = 0;
  const server = await start(async () => {
    calls += 1;
    return noCustomers;
  });
  await expect(
    connect(server.address).batchGetCustomers({ ids: [] }, await as({ viewerToken })),
  ).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(calls).toBe(0);
});

test('a domain error of a handler reaches the caller; other errors are logged and masked', async () => {
  const logged: unknown[] = [];
  const logger: Logger = { ...silentLogger, error: (...line: unknown[]) => void logged.push(line) };
  const failures: Error[] = [
    new DomainError('CONFLICT', 'Too late.', { metadata: { currentState: 'PAID' } }),
    new Error('column "secret" does not exist'),
    Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:5432'), { code: 'ECONNREFUSED' }),
  ];
  const server = await start(async () => {
    throw failures.shift() ?? new Error('no more failures');
  }, logger);
  const rpc = connect(server.address);
  const fail = async (): Promise<DomainError> =>
    rpc.batchGetCustomers({ ids: [] }, await as()).then(
      () => Promise.reject(new Error('This should have failed.')),
      (error: DomainError) => error,
    );
  expect(await fail()).toMatchObject({
    code: 'CONFLICT',
    message: 'Too late.',
    metadata: { currentState: 'PAID' },
  });
  expect(await fail()).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', message: 'Internal error' });
  expect(await fail()).toMatchObject({
    code: 'UNAVAILABLE',
    message: 'The service is not available at the moment.',
  });
  expect(logged).toHaveLength(1);
});

test('a call that passes its deadline is TIMEOUT for the caller and aborted for the handler', async () => {
  const aborted = Promise.withResolvers<void>();
  const server = await start(
    (_request, { signal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          aborted.resolve();
          resolve(noCustomers);
        });
      }),
  );
  const client = connect(server.address);
  let hasDefaultEnded = false;
  const stop = new AbortController();
  const byDefault = client.batchGetCustomers({ ids: [] }, await as({ signal: stop.signal })).finally(() => {
    hasDefaultEnded = true;
  });
  await expect(
    client.batchGetCustomers({ ids: [] }, await as({ deadline: new Date(Date.now() + 200) })),
  ).rejects.toMatchObject({ code: 'TIMEOUT' });
  // It was this deadline and not the default one, which began earlier.
  expect(hasDefaultEnded).toBe(false);
  stop.abort();
  await expect(byDefault).rejects.toThrow();
  await aborted.promise;
});

test('a caller that gives up aborts the handler', async () => {
  const started = Promise.withResolvers<void>();
  const aborted = Promise.withResolvers<void>();
  const server = await start(
    (_request, { signal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          aborted.resolve();
          resolve(noCustomers);
        });
        started.resolve();
      }),
  );
  const caller = new AbortController();
  const call = connect(server.address).batchGetCustomers({ ids: [] }, await as({ signal: caller.signal }));
  const outcome = expect(call).rejects.toMatchObject({ code: 'TIMEOUT' });
  await started.promise;
  caller.abort();
  await Promise.all([outcome, aborted.promise]);
});

test('a call that is given up before it starts never reaches the handler', async () => {
  const handler = jest.fn<Handler>(async () => noCustomers);
  const server = await start(handler);
  const call = connect(server.address).batchGetCustomers(
    { ids: [] },
    await as({ signal: AbortSignal.abort() }),
  );
  await expect(call).rejects.toMatchObject({ code: 'TIMEOUT' });
  expect(handler).not.toHaveBeenCalled();
});

test('closing lets the call in progress finish and accepts no new one', async () => {
  const started = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const server = await start(async () => {
    started.resolve();
    await release.promise;
    return noCustomers;
  });
  const inProgress = connect(server.address).batchGetCustomers({ ids: [] }, await as());
  await started.promise;
  const closed = server.close();
  const late = connect(server.address).batchGetCustomers({ ids: [] }, await as());
  await expect(late).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  release.resolve();
  expect(await inProgress).toEqual(noCustomers);
  await closed;
});

test('a server that is not there is UNAVAILABLE', async () => {
  const server = await start(async () => noCustomers);
  await server.close();
  await expect(connect(server.address).batchGetCustomers({ ids: [] }, await as())).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: 'The service is not available at the moment.',
    // Nothing was sent: trying again is safe.
    isCutOff: false,
  });
});

test('a server that dies after it got the call has cut it off: the call is not sent again', async () => {
  let calls = 0;
  const dying = createServer();
  dying.on('stream', (stream) => {
    calls += 1;
    stream.resume();
    stream.on('end', () => stream.session?.destroy());
  });
  dying.listen(0, '127.0.0.1');
  await once(dying, 'listening');
  cleanUps.push(() => {
    dying.close();
  });
  const { port } = dying.address() as AddressInfo;
  const call = connect(`127.0.0.1:${port}`).batchGetCustomers({ ids: [] }, await as());
  await expect(call).rejects.toMatchObject({ code: 'UNAVAILABLE', isCutOff: true });
  expect(calls).toBe(1);
});

test('a service passes on that a call behind it was cut off', async () => {
  const server = await start(async () => {
    throw new DomainError('UNAVAILABLE', 'The service is not available at the moment.', { isCutOff: true });
  });
  await expect(connect(server.address).batchGetCustomers({ ids: [] }, await as())).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    isCutOff: true,
  });
});

test('a port that is taken and a host that is not this machine are start-up errors, and nothing else is written', async () => {
  const written = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  cleanUps.push(() => written.mockRestore());
  const server = await start(async () => noCustomers);
  const port = Number(server.address.split(':')[1]);
  const startSecond = (address: { readonly host: string; readonly port: number }): Promise<RunningPart> =>
    startGrpcServer({
      ...address,
      services: [],
      viewerTokens,
      logger: silentLogger,
      metrics: createPartMetrics('second', { collectProcessMetrics: false }),
    });
  await expect(startSecond({ host: '127.0.0.1', port })).rejects.toThrow(
    `Port ${port} on 127.0.0.1 is taken by another process.`,
  );
  for (const anyPort of [0, port])
    await expect(startSecond({ host: '192.0.2.1', port: anyPort })).rejects.toThrow(
      '192.0.2.1 is not an address of this machine.',
    );
  expect(written).not.toHaveBeenCalled();
});

test('grpc.health.v1 answers for the server and for each service by name, without a token', async () => {
  const server = await start(async () => noCustomers);
  const client = new Client(server.address, credentials.createInsecure());
  cleanUps.push(() => client.close());
  const check = (service: string): Promise<unknown> =>
    new Promise((resolve) => {
      const method = healthService.Check;
      if (!method) throw new Error('There is no Check method.');
      client.makeUnaryRequest(
        method.path,
        method.requestSerialize,
        method.responseDeserialize,
        { service },
        new Metadata(),
        { deadline: Date.now() + 60_000 },
        (error: ServiceError | null, answer?: unknown) => resolve(error ? error.code : answer),
      );
    });
  expect(await check('')).toEqual({ status: 'SERVING' });
  expect(await check('erp.crm.v1.CrmService')).toEqual({ status: 'SERVING' });
  expect(await check('erp.other.v1.OtherService')).toBe(status.NOT_FOUND);
});

test('the viewer token of a user with many permissions arrives complete', async () => {
  const server = await start(async () => noCustomers);
  const permissions = Array.from({ length: 200 }, (_, index) => `domain:entity:permission-${index}`);
  const viewerToken = await viewerTokens.sign(userViewer(permissions));
  expect(viewerToken.length).toBeGreaterThan(512);
  const call = connect(server.address).batchGetCustomers({ ids: [] }, await as({ viewerToken }));
  expect(await call).toEqual(noCustomers);
});
