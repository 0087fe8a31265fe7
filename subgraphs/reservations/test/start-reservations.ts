import type { EventRecorder } from '../../../test/harness/event-recorder.ts';
import { startFakeCrm } from '../../../test/harness/fake-crm.ts';
import {
  type DomainUnderTest,
  openRecordedBus,
  startDomain,
  testViewerTokenSecret,
} from '../../../test/harness/start-domain.ts';
import type { TestEngine } from '../../../test/harness/test-engine.ts';
import type { EventBus } from '../../kit/events/event-bus.ts';
import type { PartMetrics } from '../../kit/observability/part-metrics.ts';
import type { Clock } from '../../kit/values/clock.ts';
import { createViewerTokens } from '../../kit/viewer/viewer-token.ts';
import { domain } from '../domain.ts';
import { type ScriptedPayments, startScriptedPayments } from './scripted-payments.ts';

/** The domain with everything around it that a test looks at. */
export interface ReservationsUnderTest {
  /** The first instance; tests that do not care which one use it. */
  readonly reservations: DomainUnderTest;
  /** Services over one database, each with its subgraph: one on SQLite, two on PostgreSQL. */
  readonly instances: readonly DomainUnderTest[];
  readonly bus: EventBus;
  /** What all instances and the test published. */
  readonly events: EventRecorder;
  readonly payments: ScriptedPayments;
  close(): Promise<void>;
}

/** What a test sets; the rest is as in production. */
export interface StartReservationsOptions {
  /** Default: one instance over a SQLite database in memory. */
  readonly engine?: TestEngine;
  readonly clock?: Clock;
  readonly environment?: Record<string, string>;
  readonly seedDemo?: boolean;
  readonly subgraphMetrics?: PartMetrics;
}

/** Starts the domain beside a scripted payments service and a crm service that knows `customer-1` and the archived `customer-2`, twice where processes share a database. */
export async function startReservations({
  engine,
  ...options
}: StartReservationsOptions = {}): Promise<ReservationsUnderTest> {
  const bus = await openRecordedBus();
  const payments = await startScriptedPayments(createViewerTokens(testViewerTokenSecret));
  const crm = await startFakeCrm({ 'acme-org': ['customer-1', 'customer-2'] }, new Set(['customer-2']));
  const databaseUrl = (await engine?.emptyDatabase()) ?? ':memory:';
  const instances = await Promise.all(
    Array.from({ length: engine?.kind === 'postgres' ? 2 : 1 }, () =>
      startDomain(domain, {
        ...options,
        databaseUrl,
        bus,
        peers: { payments: payments.address, crm: crm.address },
      }),
    ),
  );
  const [reservations] = instances;
  if (!reservations) throw new Error('At least one instance is needed.');
  return {
    reservations,
    instances,
    bus,
    events: bus.recorded,
    payments,
    close: async () => {
      await Promise.all(instances.map((instance) => instance.close()));
      await payments.close();
      await crm.close();
      await bus.close();
    },
  };
}
