import type { Database } from '../../kit/database/database.ts';
import { appendEvents } from '../../kit/events/outbox.ts';
import type { PeriodicJob } from '../../kit/lifecycle/periodic-job.ts';
import type { RunningPart } from '../../kit/lifecycle/running-part.ts';
import { type ServiceOptions, startService } from '../../kit/part/service-runtime.ts';
import { consumedEvents } from './consumed-events.ts';
import { seedDemo } from './demo/seed-demo.ts';
import type { ReservationsDependencies } from './dependencies.ts';
import { admitWaiting, forgetOldQueueData } from './jobs/admit-waiting.ts';
import { expireHolds } from './jobs/expire-holds.ts';
import { migrations } from './migrations/migrations.ts';
import { createPaymentsPort } from './peers/payments-port.ts';
import { createReservationsService } from './rpcs/rpcs.ts';
import { type ReservationsSettings, readSettings } from './settings.ts';
import { readOrCreateSecret } from './stores/service-secret-store.ts';
import type { ReservationsTables } from './stores/tables.ts';
import { createCurrentTime } from './stores/time-store.ts';
import { closeStartedEvents } from './use-cases/close-event.ts';
import { createAdmissionTokens } from './waiting-room/admission-token.ts';
import type { WaitingRoom } from './waiting-room/waiting-room.ts';
import { createMemoryWaitingRoom } from './waiting-room/waiting-room-memory.ts';
import { createSqlWaitingRoom } from './waiting-room/waiting-room-sql.ts';

/** Starts the reference gRPC service of reservations. Throws when a setting is not valid. */
export function startReservationsService(options: ServiceOptions): Promise<RunningPart> {
  const settings = readSettings(options.environment);
  return startService<ReservationsTables>(
    {
      domain: 'reservations',
      migrations,
      createParts: async (database) => {
        const dependencies = await createDependencies(options, settings, database);
        return {
          services: [createReservationsService(dependencies)],
          eventHandlers: consumedEvents(dependencies),
          jobs: createJobs(dependencies),
          seed: () => seedDemo(dependencies),
          close: () => dependencies.payments.close(),
        };
      },
    },
    options,
  );
}

async function createDependencies(
  options: ServiceOptions,
  settings: ReservationsSettings,
  database: Database<ReservationsTables>,
): Promise<ReservationsDependencies> {
  const secret = settings.admissionSecret ?? (await readOrCreateSecret(database.kysely, 'admission-token'));
  return {
    database,
    clock: options.clock,
    currentTime: createCurrentTime(database.engine, options.clock),
    settings,
    payments: createPaymentsPort(options.peerAddress, options.viewerTokens),
    waitingRoom: createWaitingRoom(options, settings, database),
    admissionTokens: createAdmissionTokens(secret),
    logger: options.logger,
  };
}

function createWaitingRoom(
  { clock }: ServiceOptions,
  settings: ReservationsSettings,
  database: Database<ReservationsTables>,
): WaitingRoom {
  if (settings.waitingRoom === 'sql')
    return createSqlWaitingRoom(database, createCurrentTime(database.engine, clock));
  return createMemoryWaitingRoom({
    clock,
    publish: (events) => database.transaction((transaction) => appendEvents(transaction, clock(), events)),
  });
}

function createJobs(dependencies: ReservationsDependencies): readonly PeriodicJob[] {
  return [
    { name: 'expire-holds', intervalMs: 1_000, run: () => expireHolds(dependencies) },
    { name: 'admit-waiting', intervalMs: 1_000, run: () => admitWaiting(dependencies) },
    { name: 'close-started-events', intervalMs: 5_000, run: () => closeStartedEvents(dependencies) },
    { name: 'forget-old-queue-data', intervalMs: 600_000, run: () => forgetOldQueueData(dependencies) },
  ];
}
