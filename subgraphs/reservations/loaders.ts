import type DataLoader from 'dataloader';
import type {
  Event,
  QueueEntry,
  Reservation,
  Ticket,
  TicketType,
} from '../../proto/generated/erp/reservations/v1/reservations.ts';
import { createEntityLoader, createGroupLoader } from '../kit/graphql/batch-loader.ts';
import type { CallOptions } from '../kit/grpc/grpc-client.ts';
import type { ReservationsClient } from './service-client.ts';

/** Batching of one request: one RPC per entity type and level. */
export interface ReservationsLoaders {
  readonly event: DataLoader<string, Event | null>;
  readonly ticketType: DataLoader<string, TicketType | null>;
  readonly reservation: DataLoader<string, Reservation | null>;
  readonly ticket: DataLoader<string, Ticket | null>;
  readonly queueEntry: DataLoader<string, QueueEntry | null>;
  /** Number of people waiting, by event. */
  readonly waiting: DataLoader<string, { readonly id: string; readonly waiting: number } | null>;
  readonly ticketsByReservation: DataLoader<string, readonly Ticket[]>;
  /** The newest `first` reservations of a user. */
  reservationsByUser(first: number): DataLoader<string, readonly Reservation[]>;
  /** The newest `first` reservations made for a customer. */
  reservationsByCustomer(first: number): DataLoader<string, readonly Reservation[]>;
}

/** Loaders of one request; nothing is kept beyond it. */
export function createLoaders(service: ReservationsClient, call: CallOptions): ReservationsLoaders {
  return {
    event: createEntityLoader(async (ids) => (await service.batchGetEvents({ ids }, call)).events),
    ticketType: createEntityLoader(
      async (ids) => (await service.batchGetTicketTypes({ ids }, call)).ticketTypes,
    ),
    reservation: createEntityLoader(
      async (ids) => (await service.batchGetReservations({ ids }, call)).reservations,
    ),
    ticket: createEntityLoader(async (ids) => (await service.batchGetTickets({ ids }, call)).tickets),
    queueEntry: createEntityLoader(
      async (ids) => (await service.batchGetQueueEntries({ ids }, call)).queueEntries,
    ),
    waiting: createEntityLoader(async (eventIds) => {
      const { waitingRooms } = await service.batchGetWaitingRooms({ eventIds }, call);
      return waitingRooms.map(({ eventId, waiting }) => ({ id: eventId, waiting }));
    }),
    ticketsByReservation: createGroupLoader(
      async (reservationIds) =>
        (await service.batchListTicketsByReservation({ reservationIds }, call)).tickets,
      (ticket) => ticket.reservationId,
    ),
    reservationsByUser: createLoaderPerSize((first) =>
      createGroupLoader(
        async (userIds) => (await service.batchListReservationsByUser({ userIds, first }, call)).reservations,
        (reservation) => reservation.userId,
      ),
    ),
    reservationsByCustomer: createLoaderPerSize((first) =>
      createGroupLoader(
        async (customerIds) =>
          (await service.batchListReservationsByCustomer({ customerIds, first }, call)).reservations,
        (reservation) => reservation.customerId ?? '',
      ),
    ),
  };
}

/** One loader for each list size that the request asks for: only equal sizes share an RPC. */
function createLoaderPerSize<Loader>(create: (first: number) => Loader): (first: number) => Loader {
  const loaders = new Map<number, Loader>();
  return (first) => {
    const loader = loaders.get(first) ?? create(first);
    loaders.set(first, loader);
    return loader;
  };
}
