import type { ReservationsServiceService } from '../../../proto/generated/erp/reservations/v1/reservations.ts';
import type { NodeTypes } from '../../kit/part/node-rpcs.ts';

/** The types of reservations that `node` and `nodes` look up by id. */
export const nodeTypes: NodeTypes<ReservationsServiceService> = {
  Event: {
    find: async ({ batchGetEvents }, ids, call) => (await batchGetEvents({ ids }, call)).events,
  },
  TicketType: {
    find: async ({ batchGetTicketTypes }, ids, call) =>
      (await batchGetTicketTypes({ ids }, call)).ticketTypes,
  },
  Reservation: {
    find: async ({ batchGetReservations }, ids, call) =>
      (await batchGetReservations({ ids }, call)).reservations,
  },
  Ticket: {
    find: async ({ batchGetTickets }, ids, call) => (await batchGetTickets({ ids }, call)).tickets,
  },
  QueueEntry: {
    find: async ({ batchGetQueueEntries }, ids, call) =>
      (await batchGetQueueEntries({ ids }, call)).queueEntries,
  },
};
