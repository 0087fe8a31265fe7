import type DataLoader from 'dataloader';
import type {
  BatchListReservationsByUserResponse,
  Event,
  QueueEntry,
  Reservation,
  ReservationsServiceService,
  Ticket,
  TicketType,
} from '../../proto/generated/erp/reservations/v1/reservations.ts';
import type { PageInfo, PageRequest } from '../../proto/generated/erp/type/v1/page.ts';
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
  readonly reservationsByUser: (page: PageRequest) => DataLoader<string, OwnerPage | null>;
  /** Those that were made for a customer. */
  readonly reservationsByCustomer: (page: PageRequest) => DataLoader<string, OwnerPage | null>;
}

/** A page of the reservations of a user or customer; the id is the owner's. */
interface OwnerPage {
  readonly id: string;
  readonly reservations: readonly Reservation[];
  readonly page: PageInfo | undefined;
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
    reservationsByUser: createLoaderFamily((page: PageRequest) =>
      createEntityLoader(async (userIds) => {
        const found = await service.batchListReservationsByUser({ userIds, page }, call);
        return toOwnerPages(found, ({ userId }) => userId);
      }),
    ),
    reservationsByCustomer: createLoaderFamily((page: PageRequest) =>
      createEntityLoader(async (customerIds) => {
        const found = await service.batchListReservationsByCustomer({ customerIds, page }, call);
        return toOwnerPages(found, ({ customerId }) => customerId);
      }),
    ),
  };
}

function toOwnerPages(
  { reservations, pages }: BatchListReservationsByUserResponse,
  ownerOf: (reservation: Reservation) => string | undefined,
): readonly OwnerPage[] {
  const byOwner = Map.groupBy(reservations, ownerOf);
  return pages.map(({ ownerId, page }) => ({
    id: ownerId,
    reservations: byOwner.get(ownerId) ?? [],
    page,
  }));
}
