import type { Kysely } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import type { Clock } from '../../../kit/values/clock.ts';
import { type BuyerStore, createBuyerStore } from './buyer-store.ts';
import { createEventStore, type EventStore } from './event-store.ts';
import { createOrganizationStore, type OrganizationStore } from './organization-store.ts';
import { createQueueEntryStore, type QueueEntryStore } from './queue-entry-store.ts';
import { createRefundRequestStore, type RefundRequestStore } from './refund-request-store.ts';
import { createReservationStore, type ReservationStore } from './reservation-store.ts';
import { createServiceSecretStore, type ServiceSecretStore } from './service-secret-store.ts';
import type { ReservationsTables } from './tables.ts';
import { createTicketStore, type TicketStore } from './ticket-store.ts';
import { createTicketTypeStore, type TicketTypeStore } from './ticket-type-store.ts';
import { createTimeStore, type TimeStore } from './time-store.ts';
import { createUsedAdmissionStore, type UsedAdmissionStore } from './used-admission-store.ts';
import { createWaitingRoomStore, type WaitingRoomStore } from './waiting-room-store.ts';

/** All stores over one connection. */
export interface ReservationsStores {
  readonly events: EventStore;
  readonly ticketTypes: TicketTypeStore;
  readonly buyers: BuyerStore;
  readonly reservations: ReservationStore;
  readonly tickets: TicketStore;
  readonly refundRequests: RefundRequestStore;
  readonly waitingRooms: WaitingRoomStore;
  readonly queueEntries: QueueEntryStore;
  readonly usedAdmissions: UsedAdmissionStore;
  readonly organizations: OrganizationStore;
  readonly secrets: ServiceSecretStore;
  readonly time: TimeStore;
}

/** @param connection the database, or a transaction: then all stores work inside it */
export function createStores(
  connection: Kysely<ReservationsTables>,
  engine: SqlEngine,
  clock: Clock,
): ReservationsStores {
  return {
    events: createEventStore(connection, engine),
    ticketTypes: createTicketTypeStore(connection),
    buyers: createBuyerStore(connection),
    reservations: createReservationStore(connection, engine),
    tickets: createTicketStore(connection, engine),
    refundRequests: createRefundRequestStore(connection),
    waitingRooms: createWaitingRoomStore(connection, engine),
    queueEntries: createQueueEntryStore(connection, engine),
    usedAdmissions: createUsedAdmissionStore(connection),
    organizations: createOrganizationStore(connection),
    secrets: createServiceSecretStore(connection),
    time: createTimeStore(connection, engine, clock),
  };
}
