import { loadRequired } from '../../kit/graphql/batch-loader.ts';
import { toConnection, toPageRequest } from '../../kit/graphql/connection.ts';
import { toGivenLists } from '../../kit/values/given-lists.ts';
import { required } from '../../kit/values/required.ts';
import { withoutNulls } from '../../kit/values/without-nulls.ts';
import type { MutationResolvers, QueryResolvers, Resolvers } from '../generated/resolvers-types.ts';

type ReservationQueries = Pick<QueryResolvers, 'reservation' | 'reservations'>;
type ReservationMutations = Pick<
  MutationResolvers,
  'createReservation' | 'confirmReservation' | 'cancelReservation' | 'purchaseTickets'
>;

/** One reservation and lists of them, as far as the viewer may see them. */
export const reservationQueries: ReservationQueries = {
  reservation: (_parent, { id }, { loaders }) => loaders.reservationById.load(id),
  reservations: async (
    _parent,
    { eventId, status, userId, customerId, ...page },
    { service, call },
    info,
  ) => {
    const found = await service.listReservations(
      { page: toPageRequest(page, info), ...withoutNulls({ eventId, status, userId, customerId }) },
      call,
    );
    return toConnection(found.reservations, found.page);
  },
};

/** The life of a reservation. */
export const reservationMutations: ReservationMutations = {
  createReservation: async (_parent, { input }, { service, call }) => {
    const { reservation } = await service.createReservation(withoutNulls(input), call);
    return { reservation: required(reservation) };
  },
  confirmReservation: async (_parent, { input }, { service, call }) => {
    const { reservation } = await service.confirmReservation(withoutNulls(input), call);
    return { reservation: required(reservation) };
  },
  cancelReservation: async (_parent, { input }, { service, call }) => {
    const { reservation } = await service.cancelReservation(withoutNulls(input), call);
    return { reservation: required(reservation) };
  },
  purchaseTickets: async (_parent, { input }, { service, call }) => {
    const { reservation, tickets } = await service.purchaseTickets(
      { ...withoutNulls(input), ...toGivenLists({ items: input.items }) },
      call,
    );
    return { reservation: required(reservation), tickets, ticket: tickets[0] ?? null };
  },
};

/** User and customer are entities of other domains; tickets are asked for only when there can be any. */
export const Reservation: Resolvers['Reservation'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.reservationById.load(id),
  event: ({ eventId }, _args, { loaders }) => loadRequired(loaders.eventById, 'Event', eventId),
  user: ({ userId }) => ({ id: userId }),
  customer: ({ customerId }) => (customerId === undefined ? null : { id: customerId }),
  total: ({ total }) => required(total),
  tickets: ({ id, confirmedAt }, _args, { loaders }) =>
    confirmedAt ? loaders.ticketsByReservation.load(id) : [],
};

/** Name and price of the hold, with the kind of ticket as it is now. */
export const ReservationItem: Resolvers['ReservationItem'] = {
  ticketType: ({ ticketTypeId }, _args, { loaders }) =>
    loadRequired(loaders.ticketTypeById, 'TicketType', ticketTypeId),
  unitPrice: ({ unitPrice }) => required(unitPrice),
};

/** What reservations adds to a user. */
export const User: Resolvers['User'] = {
  reservations: async ({ id }, page, { loaders }) => {
    const found = await loaders.reservationsByUser(toPageRequest(page)).load(id);
    return toConnection(found?.reservations ?? [], found?.page);
  },
};

/** What reservations adds to a customer. */
export const Customer: Resolvers['Customer'] = {
  reservations: async ({ id }, page, { loaders }) => {
    const found = await loaders.reservationsByCustomer(toPageRequest(page)).load(id);
    return toConnection(found?.reservations ?? [], found?.page);
  },
};
