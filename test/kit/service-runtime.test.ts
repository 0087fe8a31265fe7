import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { CrmServiceService } from '../../proto/generated/erp/crm/v1/crm.ts';
import { openDatabase } from '../../subgraphs/kit/database/database.ts';
import type { EventBus } from '../../subgraphs/kit/events/event-bus.ts';
import { openEventBus } from '../../subgraphs/kit/events/open-event-bus.ts';
import { createGrpcClient } from '../../subgraphs/kit/grpc/grpc-client.ts';
import { bindService } from '../../subgraphs/kit/grpc/grpc-server.ts';
import type { RunningPart } from '../../subgraphs/kit/lifecycle/running-part.ts';
import { startService } from '../../subgraphs/kit/part/service-runtime.ts';
import { systemClock } from '../../subgraphs/kit/values/clock.ts';
import { newId } from '../../subgraphs/kit/values/uuid-v7.ts';
import { createViewerTokens } from '../../subgraphs/kit/viewer/viewer-token.ts';
import { testViewerTokenSecret } from '../harness/start-domain.ts';
import { userViewer } from '../harness/viewers.ts';
import { waitUntil } from '../harness/wait-until.ts';
import { silentLogger } from './event-samples.ts';

const viewerTokens = createViewerTokens(testViewerTokenSecret);
const definition = { batchGetCustomers: CrmServiceService.batchGetCustomers } as const;
let folder: string;
let bus: EventBus;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'erp-service-runtime-'));
  bus = await openEventBus({ url: ':memory:', logger: silentLogger });
});
afterAll(async () => {
  await bus.close();
  await rm(folder, { recursive: true, force: true });
});

/** A service of one RPC that says what it does in `steps`. */
function start(
  file: string,
  steps: string[],
  release: Promise<void> = Promise.resolve(),
): Promise<RunningPart> {
  return startService(
    {
      domain: 'runtime_test',
      migrations: {},
      idempotency: { retentionMs: 60_000, secret: undefined, rpcsWithoutKeys: new Set() },
      createParts: (database) => ({
        services: [
          bindService(definition, {
            batchGetCustomers: async () => {
              steps.push('call begins');
              await release;
              // The database is still open for the call in progress.
              await sql`select 1`.execute(database.kysely);
              steps.push('call ends');
              return { customers: [] };
            },
          }),
        ],
        jobs: [
          {
            name: 'ticking',
            intervalMs: 60_000,
            runsAtStart: true,
            run: (signal) =>
              new Promise((resolve) => {
                signal.addEventListener('abort', () => {
                  steps.push('job is stopped');
                  resolve();
                });
              }),
          },
        ],
        close: () => {
          steps.push('parts are released');
        },
      }),
    },
    {
      host: '127.0.0.1',
      port: 0,
      databaseUrl: path.join(folder, file),
      viewerTokens,
      bus,
      peerAddress: () => '127.0.0.1:1',
      permissionsByRole: new Map(),
      seedDemo: false,
      logger: silentLogger,
      clock: systemClock,
      environment: {},
    },
  );
}

test('a service finishes the call in progress before its jobs stop and its parts are released', async () => {
  const steps: string[] = [];
  const release = Promise.withResolvers<void>();
  const service = await start('order.sqlite', steps, release.promise);
  const client = createGrpcClient(definition, service.address);
  const call = client.rpc.batchGetCustomers(
    { ids: [] },
    { viewerToken: await viewerTokens.sign(userViewer([])), requestId: 'request-1' },
  );
  await waitUntil('the call to begin', async () => (steps.length > 0 ? true : undefined));
  const closed = service.close();
  release.resolve();
  expect(await call).toEqual({ customers: [] });
  await closed;
  client.close();
  expect(steps).toEqual(['call begins', 'call ends', 'job is stopped', 'parts are released']);
});

test('every service deletes its old events from the moment it starts', async () => {
  const url = 'retention.sqlite';
  await (await start(url, [])).close();
  const database = await openDatabase<unknown>({ url: path.join(folder, url), schema: 'runtime_test' });
  const longAgo = '2020-01-01T00:00:00.000Z';
  await sql`insert into outbox (event_id, type, aggregate_id, organization_id, occurred_at, data, published_at)
    values (${newId()}, 'a', 'b', 'c', ${longAgo}, '{}', ${longAgo})`.execute(database.kysely);
  await sql`insert into processed_events (event_id, consumer_group, processed_at)
    values ('e', 'g', ${longAgo})`.execute(database.kysely);
  const service = await start(url, []);
  const isEmpty = await waitUntil('the old rows to be gone', async () => {
    const { rows } = await sql<{ total: number }>`
      select (select count(*) from outbox) + (select count(*) from processed_events) as total`.execute(
      database.kysely,
    );
    return rows[0]?.total === 0 ? true : undefined;
  });
  expect(isEmpty).toBe(true);
  await service.close();
  await database.close();
});
