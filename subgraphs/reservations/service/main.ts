import { CrmServiceService } from '../../../proto/generated/erp/crm/v1/crm.ts';
import { PaymentsServiceService } from '../../../proto/generated/erp/payments/v1/payments.ts';
import type { ReservationsServiceService } from '../../../proto/generated/erp/reservations/v1/reservations.ts';
import type { PeriodicJob } from '../../kit/lifecycle/periodic-job.ts';
import { defineService } from '../../kit/part/define-service.ts';
import type { UnitDependencies } from '../../kit/part/unit-of-work.ts';
import { consumedEvents } from './consumed-events.ts';
import { seedDemo } from './demo/seed-demo.ts';
import type { ReservationsDependencies } from './dependencies.ts';
import { admitWaiting } from './jobs/admit-waiting.ts';
import { closeStartedEvents } from './jobs/close-started-events.ts';
import { expireHolds } from './jobs/expire-holds.ts';
import { forgetOldQueueData } from './jobs/forget-old-queue-data.ts';
import { migrations } from './migrations/migrations.ts';
import { nodeTypes } from './node-types.ts';
import { createCustomerDirectory } from './peers/customer-directory.ts';
import { createPaymentsPort } from './peers/payments-port.ts';
import { createRpcs } from './rpcs/rpcs.ts';
import { type ReservationsSettings, settings } from './settings.ts';
import type { ReservationsTables } from './stores/tables.ts';
import { unitOfWork } from './unit-of-work.ts';
import { createAdmissionTokens } from './waiting-room/admission-token.ts';
import type { WaitingRoom } from './waiting-room/waiting-room.ts';
import { createMemoryWaitingRoom } from './waiting-room/waiting-room-memory.ts';
import { createSqlWaitingRoom } from './waiting-room/waiting-room-sql.ts';

/** The reference gRPC service of reservations. */
export const service = defineService<ReservationsServiceService, ReservationsTables, ReservationsSettings>({
  migrations,
  nodeTypes,
  settings,
  createParts: async ({ database, clock, logger, settings: chosen, connectPeer }) => {
    const unit: UnitDependencies<ReservationsTables> = { database, clock };
    const { secrets } = unitOfWork.read(unit);
    const dependencies: ReservationsDependencies = {
      ...unit,
      logger,
      settings: chosen,
      payments: createPaymentsPort(connectPeer('payments', PaymentsServiceService)),
      customers: createCustomerDirectory(connectPeer('crm', CrmServiceService)),
      waitingRoom: createWaitingRoom(chosen, unit),
      admissionTokens: createAdmissionTokens(
        chosen.admissionSecret ?? (await secrets.readOrCreate('admission-token')),
      ),
    };
    return {
      rpcs: createRpcs(dependencies),
      eventHandlers: consumedEvents(dependencies),
      jobs: createJobs(dependencies),
      seed: () => seedDemo(dependencies),
    };
  },
});

function createWaitingRoom(
  { waitingRoom }: ReservationsSettings,
  unit: UnitDependencies<ReservationsTables>,
): WaitingRoom {
  if (waitingRoom === 'sql') return createSqlWaitingRoom(unit);
  return createMemoryWaitingRoom({
    clock: unit.clock,
    publish: (events) => unitOfWork.change(unit, undefined, ({ publish }) => publish(...events)),
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
