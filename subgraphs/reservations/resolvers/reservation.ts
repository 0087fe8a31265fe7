import { loadRequired } from '../../kit/graphql/batch-loader.ts';
import { toConnection, toPageRequest } from '../../kit/graphql/connection.ts';
import { required } from '../../kit/values/required.ts';
import type { MutationResolvers, QueryResolvers, Resolvers } from '../generated/resolvers-types.ts';

type ReservationQueries = Pick<QueryResolvers, 'reservation' | 'reservations'>;
type ReservationMutations = Pick<
  MutationResolvers,
  'createReservation' | 'confirmReservation' | 'cancelReservation' | 'purchaseTickets'
>;

/** Reservations of a user or customer when the client names no size; the schema's default. */
const defaultListSize = 20;

/** One reservation and lists of them, as far as the viewer may see them. */
export const reservationQueries: ReservationQueries = {
  reservation: (_parent, { id }, { loaders }) => loaders.reservation.load(id),
  reservations: async (_parent, args, { service, call }) => {
    const found = await service.listReservations(
      {
        page: toPageRequest(args),
        eventId: args.eventId ?? undefined,
        status: args.status ?? undefined,
        userId: args.userId ?? undefined,
        customerId: args.customerId ?? undefined,
      },
      call,
    );
    return toConnection(found.reservations, found.page);
  },
};

/** The life of a reservation. */
export const reservationMutations: ReservationMutations = {
  createReservation: async (_parent, { input }, { service, call }) => {
    const { reservation } = await service.createReservation(
      {
        eventId: input.eventId,
        items: [...input.items],
        customerId: input.customerId ?? undefined,
        admissionToken: input.admissionToken ?? undefined,
      },
      call,
    );
    return { reservation: required(reservation) };
  },
  confirmReservation: async (_parent, { input }, { service, call }) => {
    const { reservationId, paymentIntentId } = input;
    const { reservation } = await service.confirmReservation(
      { reservationId, paymentIntentId: paymentIntentId ?? undefined },
      call,
    );
    return { reservation: required(reservation) };
  },
  cancelReservation: async (_parent, { input }, { service, call }) => {
    const { reservation } = await service.cancelReservation(
      {
        reservationId: input.reservationId,
        reason: input.reason ?? undefined,
        expectedVersion: input.expectedVersion ?? undefined,
      },
      call,
    );
    return { reservation: required(reservation) };
  },
  purchaseTickets: async (_parent, { input }, { service, call }) => {
    const { reservation, tickets } = await service.purchaseTickets(
      {
        eventId: input.eventId,
        items: [...(input.items ?? [])],
        customerId: input.customerId ?? undefined,
        admissionToken: input.admissionToken ?? undefined,
        card: input.card,
      },
      call,
    );
    return { reservation: required(reservation), tickets, ticket: tickets[0] ?? null };
  },
};

/** User and customer are entities of other domains; tickets are asked for only when there can be any. */
export const Reservation: Resolvers['Reservation'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.reservation.load(id),
  event: ({ eventId }, _args, { loaders }) => loadRequired(loaders.event, 'Event', eventId),
  user: ({ userId }) => ({ id: userId }),
  customer: ({ customerId }) => (customerId === undefined ? null : { id: customerId }),
  total: ({ total }) => required(total),
  tickets: ({ id, confirmedAt }, _args, { loaders }) =>
    confirmedAt ? loaders.ticketsByReservation.load(id) : [],
};

/** Name and price of the hold, with the kind of ticket as it is now. */
export const ReservationItem: Resolvers['ReservationItem'] = {
  ticketType: ({ ticketTypeId }, _args, { loaders }) =>
    loadRequired(loaders.ticketType, 'TicketType', ticketTypeId),
  unitPrice: ({ unitPrice }) => required(unitPrice),
};

/** What reservations adds to a user. */
export const User: Resolvers['User'] = {
  reservations: ({ id }, { first }, { loaders }) =>
    loaders.reservationsByUser(first ?? defaultListSize).load(id),
};

/** What reservations adds to a customer. */
export const Customer: Resolvers['Customer'] = {
  reservations: ({ id }, { first }, { loaders }) =>
    loaders.reservationsByCustomer(first ?? defaultListSize).load(id),
};
