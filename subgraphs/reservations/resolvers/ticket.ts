import { loadRequired } from '../../kit/graphql/batch-loader.ts';
import { required } from '../../kit/values/required.ts';
import type { MutationResolvers, Resolvers } from '../generated/resolvers-types.ts';

/** The entrance. */
export const ticketMutations: Pick<MutationResolvers, 'checkInTicket'> = {
  checkInTicket: async (_parent, { input }, { service, call }) => {
    const { ticket } = await service.checkInTicket(
      { code: input.code, eventId: input.eventId ?? undefined },
      call,
    );
    return { ticket: required(ticket) };
  },
};

/** A ticket leads to what it was bought with and for. */
export const Ticket: Resolvers['Ticket'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.ticket.load(id),
  reservation: ({ reservationId }, _args, { loaders }) =>
    loadRequired(loaders.reservation, 'Reservation', reservationId),
  ticketType: ({ ticketTypeId }, _args, { loaders }) =>
    loadRequired(loaders.ticketType, 'TicketType', ticketTypeId),
  event: ({ eventId }, _args, { loaders }) => loadRequired(loaders.event, 'Event', eventId),
};
