import { type Database, openDatabase } from '../database/database.ts';
import { type Migrations, migrate } from '../database/migrate.ts';
import { runExclusively } from '../database/run-exclusively.ts';
import type { EventBus } from '../events/event-bus.ts';
import { type EventHandler, startEventConsumer } from '../events/event-consumer.ts';
import { createServiceRetentionJob } from '../events/event-retention.ts';
import { startOutboxRelay } from '../events/outbox.ts';
import { type BoundService, startGrpcServer } from '../grpc/grpc-server.ts';
import { createCallRetentionJob } from '../idempotency/call-retention.ts';
import { createIdempotentCalls } from '../idempotency/idempotent-calls.ts';
import { type PeriodicJob, startPeriodicJob } from '../lifecycle/periodic-job.ts';
import type { RunningPart } from '../lifecycle/running-part.ts';
import type { Logger } from '../observability/logger.ts';
import { createPartMetrics, type PartMetrics } from '../observability/part-metrics.ts';
import type { Clock } from '../values/clock.ts';
import type { PermissionsByRole } from '../viewer/permission-grants.ts';
import type { ViewerTokens } from '../viewer/viewer-token.ts';

/** What every service is given when it starts; the same in one process and in many. */
export interface ServiceOptions {
  readonly host: string;
  /** 0 picks a free port. */
  readonly port: number;
  /** `:memory:`, a SQLite file, or `postgres://…`. */
  readonly databaseUrl: string;
  readonly viewerTokens: ViewerTokens;
  readonly bus: EventBus;
  /** `host:port` of another domain's gRPC service. Ask when first calling, not at start: peers start in any order. */
  readonly peerAddress: (domain: string) => string;
  /** What the domains let each role do; from {@link gatherPermissions} over the registry. */
  readonly permissionsByRole: PermissionsByRole;
  readonly seedDemo: boolean;
  readonly logger: Logger;
  /** Where calls are counted; by default an object of its own that is not served. */
  readonly metrics?: PartMetrics;
  /** Milliseconds after which a stop cuts the calls still in flight; 10 seconds when left out. */
  readonly drainTimeoutMs?: number;
  readonly clock: Clock;
  /** Settings of the domain, read from the environment (`ERP_<DOMAIN>_…`). */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A service's own parts, built over its open database. */
export interface ServiceParts<Tables> {
  readonly services: readonly BoundService[];
  /** From the domain's `consumed-events.ts`. */
  readonly eventHandlers?: ReadonlyArray<EventHandler<Tables>>;
  readonly jobs?: readonly PeriodicJob[];
  /** Fills an empty database with demo data; must be safe to run twice. Never runs twice at the same time. */
  readonly seed?: () => Promise<void>;
  /** Releases what the parts opened themselves (clients, workers). */
  readonly close?: () => Promise<void> | void;
}

/**
 * Database → schema → parts → demo data → outbox relay → gRPC server → consumer → jobs. Closing first drains the
 * server, then stops what works by itself (jobs, consumer, relay), then releases what they used.
 */
export async function startService<Tables>(
  definition: {
    readonly domain: string;
    readonly migrations: Migrations;
    /** How calls with an idempotency key are remembered. */
    readonly idempotency: {
      readonly retentionMs: number;
      readonly secret: string | undefined;
      readonly rpcsWithoutKeys: ReadonlySet<string>;
    };
    readonly createParts: (
      database: Database<Tables>,
    ) => ServiceParts<Tables> | Promise<ServiceParts<Tables>>;
  },
  options: ServiceOptions,
): Promise<RunningPart> {
  const { domain, idempotency } = definition;
  const database = await openDatabase<Tables>({ url: options.databaseUrl, schema: domain });
  const cleanUps: Array<() => Promise<void> | void> = [() => database.close()];
  const closeAll = async (): Promise<void> => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  };
  let server: RunningPart | undefined;
  try {
    await migrate(database, definition.migrations);
    const parts = await definition.createParts(database);
    if (parts.close) cleanUps.push(parts.close);
    const { seed } = parts;
    if (options.seedDemo && seed) await runExclusively(database, 'seed', seed);
    const relay = startOutboxRelay({
      domain,
      database,
      bus: options.bus,
      clock: options.clock,
      logger: options.logger,
    });
    cleanUps.push(() => relay.close());
    server = await startGrpcServer({
      host: options.host,
      port: options.port,
      services: parts.services,
      viewerTokens: options.viewerTokens,
      logger: options.logger,
      metrics: options.metrics ?? createPartMetrics(`${domain}-service`, { collectProcessMetrics: false }),
      idempotentCalls: createIdempotentCalls({
        database,
        clock: options.clock,
        logger: options.logger,
        secret: idempotency.secret,
      }),
      rpcsWithoutKeys: idempotency.rpcsWithoutKeys,
      drainTimeoutMs: options.drainTimeoutMs,
    });
    if (parts.eventHandlers) {
      const consumer = startEventConsumer({
        group: domain,
        database,
        bus: options.bus,
        handlers: parts.eventHandlers,
        clock: options.clock,
        logger: options.logger,
      });
      cleanUps.push(() => consumer.close());
    }
    const retention = [
      createServiceRetentionJob(database.kysely, options.clock),
      createCallRetentionJob(database.kysely, options.clock, idempotency.retentionMs),
    ];
    for (const job of [...retention, ...(parts.jobs ?? [])]) {
      const running = startPeriodicJob(job, options.logger);
      cleanUps.push(() => running.close());
    }
    const { address, close } = server;
    cleanUps.push(close);
    return { address, close: closeAll };
  } catch (error: unknown) {
    await server?.close();
    await closeAll();
    throw error;
  }
}
