import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { CrmServiceService } from '../../proto/generated/erp/crm/v1/crm.ts';
import { connectPeer, inNameOf, type Peer } from '../../subgraphs/kit/grpc/connect-peer.ts';
import { type ConnectedClient, createGrpcClient } from '../../subgraphs/kit/grpc/grpc-client.ts';
import { bindService, type ServiceCall, startGrpcServer } from '../../subgraphs/kit/grpc/grpc-server.ts';
import type { RunningPart } from '../../subgraphs/kit/lifecycle/running-part.ts';
import { createLogger } from '../../subgraphs/kit/observability/logger.ts';
import { createPartMetrics } from '../../subgraphs/kit/observability/part-metrics.ts';
import type { Viewer } from '../../subgraphs/kit/viewer/viewer.ts';
import { createViewerTokens } from '../../subgraphs/kit/viewer/viewer-token.ts';

const definition = { batchGetCustomers: CrmServiceService.batchGetCustomers } as const;
type Definition = typeof definition;

const viewerTokens = createViewerTokens('a secret of the peer tests, 32 bytes or more');
const viewer: Viewer = {
  kind: 'user',
  userId: 'user-1',
  organizationId: 'acme-org',
  roles: [],
  permissions: ['crm:customer:read'],
  sessionId: 'session-1',
};

/** Client → front → peer: `front` answers what `ask` makes of the peer. */
let ask: (peer: Peer<Definition>, call: ServiceCall) => Promise<unknown>;
let answer: (call: ServiceCall) => Promise<void>;
let atPeer: ServiceCall[];
let atFront: ServiceCall[];
let addressReads: number;
let parts: RunningPart[];
let peer: Peer<Definition>;
let client: ConnectedClient<Definition>;

beforeEach(async () => {
  ask = (connected, call) => connected.rpc(call).batchGetCustomers({ ids: ['a'] });
  answer = async () => {};
  atPeer = [];
  atFront = [];
  addressReads = 0;
  const behind = await serve(async (call) => {
    atPeer.push(call);
    await answer(call);
  });
  peer = connectPeer(
    definition,
    () => {
      addressReads += 1;
      return behind.address;
    },
    viewerTokens,
  );
  const front = await serve(async (call) => {
    atFront.push(call);
    await ask(peer, call);
  });
  parts = [front, behind];
  client = createGrpcClient(definition, front.address);
});
afterEach(async () => {
  client.close();
  peer.close();
  for (const part of parts) await part.close();
});

function serve(handle: (call: ServiceCall) => Promise<void>): Promise<RunningPart> {
  return startGrpcServer({
    host: '127.0.0.1',
    port: 0,
    services: [
      bindService(definition, {
        batchGetCustomers: async (_request, call) => {
          await handle(call);
          return { customers: [] };
        },
      }),
    ],
    viewerTokens,
    logger: createLogger('peer-test', 'silent'),
    metrics: createPartMetrics('peer-test', { collectProcessMetrics: false }),
  });
}

async function send(options: { readonly deadline?: Date; readonly signal?: AbortSignal } = {}) {
  return client.rpc.batchGetCustomers(
    { ids: [] },
    {
      viewerToken: await viewerTokens.sign(viewer),
      requestId: 'request-1',
      clientIp: '192.0.2.1',
      ...options,
    },
  );
}

test('a peer sees the caller of the service that asks it', async () => {
  await send();
  expect(atPeer).toMatchObject([{ viewer, requestId: 'request-1', clientIp: '192.0.2.1' }]);
});

test('a peer has as long as the caller still waits, not a time of its own', async () => {
  const deadline = new Date(Date.now() + 60_000);
  await send({ deadline });
  const left = Number(atPeer[0]?.deadline) - Date.now();
  // Longer than the eight seconds a call without a deadline gets. A hop hands on the time that is left, so what it
  // costs on a crowded machine moves the deadline.
  expect(left).toBeGreaterThan(20_000);
  expect(Number(atPeer[0]?.deadline)).toBeLessThanOrEqual(Number(deadline) + 30_000);
});

test('a caller whose deadline passes stops the peer too', async () => {
  const stopped = new Promise<void>((resolve) => {
    answer = (call) =>
      new Promise((done) => {
        call.signal.addEventListener('abort', () => {
          resolve();
          done();
        });
      });
  });
  await expect(send({ deadline: new Date(Date.now() + 200) })).rejects.toMatchObject({ code: 'TIMEOUT' });
  await stopped;
});

test('a domain asks as a service for data that its caller may not see', async () => {
  ask = (connected, call) =>
    connected.rpc(inNameOf('finance', 'acme-org', call)).batchGetCustomers({ ids: [] });
  await send();
  expect(atPeer[0]).toMatchObject({
    viewer: { kind: 'service', service: 'finance', organizationId: 'acme-org' },
    requestId: 'request-1',
  });
});

test('a peer is connected with the first question, once', async () => {
  expect(addressReads).toBe(0);
  await send();
  await send();
  expect(addressReads).toBe(1);
  expect(atFront).toHaveLength(2);
});
