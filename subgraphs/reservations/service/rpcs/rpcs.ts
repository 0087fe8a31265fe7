import { ReservationsServiceService } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import { type BoundService, bindService } from '../../../kit/grpc/grpc-server.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import {
  toEventMessage,
  toQueueEntryMessage,
  toReservationMessage,
  toTicketMessage,
  toTicketTypeMessage,
} from '../messages.ts';
import { eventVisibility, reservationScope } from '../model/reservation-scope.ts';
import { type EntryOfEvent, readQueueEntries, readQueueEntry } from '../queue/read-queue.ts';
import { createEventStore } from '../stores/event-store.ts';
import { createReservationStore } from '../stores/reservation-store.ts';
import { createTicketStore } from '../stores/ticket-store.ts';
import { createTicketTypeStore } from '../stores/ticket-type-store.ts';
import { addTicketType } from '../use-cases/add-ticket-type.ts';
import { cancelReservation } from '../use-cases/cancel-reservation.ts';
import { checkInTicket } from '../use-cases/check-in-ticket.ts';
import { closeEvent } from '../use-cases/close-event.ts';
import { confirmReservation } from '../use-cases/confirm-reservation.ts';
import { createEvent } from '../use-cases/create-event.ts';
import { createReservation } from '../use-cases/create-reservation.ts';
import { enterQueue } from '../use-cases/enter-queue.ts';
import { joinQueue } from '../use-cases/join-queue.ts';
import { leaveQueue } from '../use-cases/leave-queue.ts';
import { listEvents } from '../use-cases/list-events.ts';
import { listReservations, listReservationsByOwner } from '../use-cases/list-reservations.ts';
import { publishEvent } from '../use-cases/publish-event.ts';
import { purchaseTickets } from '../use-cases/purchase-tickets.ts';
import { updateEvent } from '../use-cases/update-event.ts';
import { updateTicketType } from '../use-cases/update-ticket-type.ts';

/** The RPCs of `erp.reservations.v1.ReservationsService` over the use cases. */
export function createReservationsService(dependencies: ReservationsDependencies): BoundService {
  const { kysely, engine } = dependencies.database;
  const events = createEventStore(kysely, engine);
  const ticketTypes = createTicketTypeStore(kysely);
  const reservations = createReservationStore(kysely, engine);
  const tickets = createTicketStore(kysely, engine);
  const viewEntry = ({ entry, event }: EntryOfEvent) =>
    toQueueEntryMessage(entry, event, dependencies.admissionTokens);
  return bindService(ReservationsServiceService, {
    batchGetEvents: async ({ ids }, { viewer }) => ({
      events: (await events.findVisible(eventVisibility(viewer), ids)).map(toEventMessage),
    }),
    batchGetTicketTypes: async ({ ids }, { viewer }) => {
      const found = await ticketTypes.findVisible(eventVisibility(viewer).draftsOf, ids);
      return { ticketTypes: found.map(toTicketTypeMessage) };
    },
    listEvents: async (request, { viewer }) => {
      const found = await listEvents(dependencies, viewer, request);
      return { events: found.rows.map(toEventMessage), page: found.page };
    },
    createEvent: async (request, { viewer }) => ({
      event: toEventMessage(await createEvent(dependencies, viewer, request)),
    }),
    updateEvent: async (request, { viewer }) => ({
      event: toEventMessage(await updateEvent(dependencies, viewer, request)),
    }),
    publishEvent: async (request, { viewer }) => ({
      event: toEventMessage(await publishEvent(dependencies, viewer, request)),
    }),
    closeEvent: async (request, { viewer }) => ({
      event: toEventMessage(await closeEvent(dependencies, viewer, request)),
    }),
    addTicketType: async (request, { viewer }) => ({
      event: toEventMessage(await addTicketType(dependencies, viewer, request)),
    }),
    updateTicketType: async (request, { viewer }) => ({
      event: toEventMessage(await updateTicketType(dependencies, viewer, request)),
    }),

    batchGetReservations: async ({ ids }, { viewer }) => {
      const found = await reservations.findByIds(reservationScope(viewer), ids);
      return { reservations: found.map(toReservationMessage) };
    },
    listReservations: async (request, { viewer }) => {
      const found = await listReservations(dependencies, viewer, request);
      return { reservations: found.rows.map(toReservationMessage), page: found.page };
    },
    batchListReservationsByUser: async ({ userIds, first }, { viewer }) => {
      const found = await listReservationsByOwner(dependencies, viewer, 'user_id', userIds, first);
      return { reservations: found.map(toReservationMessage) };
    },
    batchListReservationsByCustomer: async ({ customerIds, first }, { viewer }) => {
      const found = await listReservationsByOwner(dependencies, viewer, 'customer_id', customerIds, first);
      return { reservations: found.map(toReservationMessage) };
    },
    createReservation: async (request, { viewer }) => ({
      reservation: toReservationMessage(await createReservation(dependencies, viewer, request)),
    }),
    confirmReservation: async (request, call) => ({
      reservation: toReservationMessage(await confirmReservation(dependencies, call, request)),
    }),
    cancelReservation: async (request, { viewer }) => ({
      reservation: toReservationMessage(await cancelReservation(dependencies, viewer, request)),
    }),
    purchaseTickets: async (request, call) => {
      const reservation = await purchaseTickets(dependencies, call, request);
      const { organizationId, userId } = reservation;
      const bought = await tickets.listByReservations({ organizationId, userId }, [reservation.id]);
      return { reservation: toReservationMessage(reservation), tickets: bought.map(toTicketMessage) };
    },

    batchGetTickets: async ({ ids }, { viewer }) => ({
      tickets: (await tickets.findByIds(reservationScope(viewer), ids)).map(toTicketMessage),
    }),
    batchListTicketsByReservation: async ({ reservationIds }, { viewer }) => {
      const found = await tickets.listByReservations(reservationScope(viewer), reservationIds);
      return { tickets: found.map(toTicketMessage) };
    },
    checkInTicket: async (request, { viewer }) => ({
      ticket: toTicketMessage(await checkInTicket(dependencies, viewer, request)),
    }),

    batchGetWaitingRooms: async ({ eventIds }) => {
      const waiting = await dependencies.waitingRoom.countWaiting(eventIds);
      return {
        waitingRooms: eventIds.map((eventId) => ({ eventId, waiting: waiting.get(eventId) ?? 0 })),
      };
    },
    batchGetQueueEntries: async ({ ids }, { viewer }) => {
      const found = await readQueueEntries(dependencies, viewer, ids);
      return { queueEntries: await Promise.all(found.map(viewEntry)) };
    },
    getQueueEntry: async (request, { viewer }) => {
      const found = await readQueueEntry(dependencies, viewer, request);
      return { queueEntry: found && (await viewEntry(found)) };
    },
    joinQueue: async (request, { viewer }) => {
      const { token, ...joined } = await joinQueue(dependencies, viewer, request);
      return { queueEntry: await viewEntry(joined), token };
    },
    enterQueue: async (request, { viewer }) => ({
      queueEntry: await viewEntry(await enterQueue(dependencies, viewer, request)),
    }),
    leaveQueue: async (request, { viewer }) => ({
      queueEntry: await viewEntry({
        entry: await leaveQueue(dependencies, viewer, request),
        event: undefined,
      }),
    }),
  });
}
