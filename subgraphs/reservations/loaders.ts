import type DataLoader from 'dataloader';
import type {
  Event,
  QueueEntry,
  Reservation,
  ReservationsServiceService,
  Ticket,
  TicketType,
} from '../../proto/generated/erp/reservations/v1/reservations.ts';
import { createEntityLoader, createGroupLoader } from '../kit/graphql/batch-loader.ts';
import { createLoaderFamily } from '../kit/graphql/loader-family.ts';
import type { CallOptions, ServiceClient } from '../kit/grpc/grpc-client.ts';

/** Batching of one request: one RPC per entity type and level. */
export interface ReservationsLoaders {
  readonly eventById: DataLoader<string, Event | null>;
  readonly ticketTypeById: DataLoader<string, TicketType | null>;
  readonly reservationById: DataLoader<string, Reservation | null>;
  readonly ticketById: DataLoader<string, Ticket | null>;
  readonly queueEntryById: DataLoader<string, QueueEntry | null>;
  /** Number of people waiting. */
  readonly waitingByEvent: DataLoader<string, { readonly id: string; readonly waiting: number } | null>;
  readonly ticketsByReservation: DataLoader<string, readonly Ticket[]>;
  /** The newest `first` reservations of a user; 1..100. */
  readonly reservationsByUser: (first: number) => DataLoader<string, readonly Reservation[]>;
  /** The newest `first` reservations made for a customer; 1..100. */
  readonly reservationsByCustomer: (first: number) => DataLoader<string, readonly Reservation[]>;
}

/** The loaders of one request, for one viewer. */
export function createLoaders(
  service: ServiceClient<ReservationsServiceService>,
  call: CallOptions,
): ReservationsLoaders {
  return {
    eventById: createEntityLoader(async (ids) => (await service.batchGetEvents({ ids }, call)).events),
    ticketTypeById: createEntityLoader(
      async (ids) => (await service.batchGetTicketTypes({ ids }, call)).ticketTypes,
    ),
    reservationById: createEntityLoader(
      async (ids) => (await service.batchGetReservations({ ids }, call)).reservations,
    ),
    ticketById: createEntityLoader(async (ids) => (await service.batchGetTickets({ ids }, call)).tickets),
    queueEntryById: createEntityLoader(
      async (ids) => (await service.batchGetQueueEntries({ ids }, call)).queueEntries,
    ),
    waitingByEvent: createEntityLoader(async (eventIds) => {
      const { waitingRooms } = await service.batchGetWaitingRooms({ eventIds }, call);
      return waitingRooms.map(({ eventId, waiting }) => ({ id: eventId, waiting }));
    }),
    ticketsByReservation: createGroupLoader(
      async (reservationIds) =>
        (await service.batchListTicketsByReservation({ reservationIds }, call)).tickets,
      (ticket) => ticket.reservationId,
    ),
    reservationsByUser: createLoaderFamily((first: number) =>
      createGroupLoader(
        async (userIds) => (await service.batchListReservationsByUser({ userIds, first }, call)).reservations,
        (reservation) => reservation.userId,
      ),
    ),
    reservationsByCustomer: createLoaderFamily((first: number) =>
      createGroupLoader(
        async (customerIds) =>
          (await service.batchListReservationsByCustomer({ customerIds, first }, call)).reservations,
        (reservation) => reservation.customerId ?? '',
      ),
    ),
  };
}
