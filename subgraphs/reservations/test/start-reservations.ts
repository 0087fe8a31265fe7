import { createTestDatabase } from '../../../test/harness/real-services.ts';
import {
  type DomainUnderTest,
  openRecordedBus,
  startDomain,
  testViewerTokenSecret,
} from '../../../test/harness/start-domain.ts';
import type { EventBus } from '../../kit/events/event-bus.ts';
import type { Clock } from '../../kit/values/clock.ts';
import { createViewerTokens } from '../../kit/viewer/viewer-token.ts';
import { domain } from '../domain.ts';
import { type EventRecorder, recordEvents } from './event-recorder.ts';
import { type ScriptedPayments, startScriptedPayments } from './scripted-payments.ts';

/** The domain with everything around it that a test looks at. */
export interface ReservationsUnderTest {
  /** The first instance; tests that do not care which one use it. */
  readonly reservations: DomainUnderTest;
  /** Services over one database, each with its subgraph: one on SQLite, two on PostgreSQL. */
  readonly instances: readonly DomainUnderTest[];
  readonly bus: EventBus;
  readonly recorder: EventRecorder;
  readonly payments: ScriptedPayments;
  close(): Promise<void>;
}

/** What a test sets; the rest is as in production. */
export interface StartReservationsOptions {
  readonly clock?: Clock;
  readonly environment?: Record<string, string>;
  readonly seedDemo?: boolean;
}

/** Starts the domain on one of the engines. */
export type StartReservations = (options?: StartReservationsOptions) => Promise<ReservationsUnderTest>;

/** One instance over a SQLite database in memory. */
export const startOnSqlite: StartReservations = (options = {}) => start(options, ':memory:', 1);

/** Two instances over a PostgreSQL database of their own, dropped at the end. */
export const startOnPostgres: StartReservations = async (options = {}) => {
  const database = await createTestDatabase();
  const running = await start(options, database.url, 2);
  return {
    ...running,
    close: async () => {
      await running.close();
      await database.drop();
    },
  };
};

async function start(
  options: StartReservationsOptions,
  databaseUrl: string,
  count: number,
): Promise<ReservationsUnderTest> {
  const bus = await openRecordedBus();
  const payments = await startScriptedPayments(createViewerTokens(testViewerTokenSecret));
  const instances = await Promise.all(
    Array.from({ length: count }, () =>
      startDomain(domain, { ...options, databaseUrl, bus, peers: { payments: payments.address } }),
    ),
  );
  const [reservations] = instances;
  if (!reservations) throw new Error('At least one instance is needed.');
  const recorder = recordEvents(bus);
  return {
    reservations,
    instances,
    bus,
    recorder,
    payments,
    close: async () => {
      await recorder.close();
      await Promise.all(instances.map((instance) => instance.close()));
      await payments.close();
      await bus.close();
    },
  };
}
