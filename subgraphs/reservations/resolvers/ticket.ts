import { loadRequired } from '../../kit/graphql/batch-loader.ts';
import { required } from '../../kit/values/required.ts';
import { withoutNulls } from '../../kit/values/without-nulls.ts';
import type { MutationResolvers, Resolvers } from '../generated/resolvers-types.ts';

/** The entrance. */
export const ticketMutations: Pick<MutationResolvers, 'checkInTicket'> = {
  checkInTicket: async (_parent, { input }, { service, call }) => {
    const { ticket } = await service.checkInTicket(withoutNulls(input), call);
    return { ticket: required(ticket) };
  },
};

/** A ticket leads to what it was bought with and for. */
export const Ticket: Resolvers['Ticket'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.ticketById.load(id),
  reservation: ({ reservationId }, _args, { loaders }) =>
    loadRequired(loaders.reservationById, 'Reservation', reservationId),
  ticketType: ({ ticketTypeId }, _args, { loaders }) =>
    loadRequired(loaders.ticketTypeById, 'TicketType', ticketTypeId),
  event: ({ eventId }, _args, { loaders }) => loadRequired(loaders.eventById, 'Event', eventId),
};
