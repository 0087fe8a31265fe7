import { loadRequired } from '../../kit/graphql/batch-loader.ts';
import { toConnection, toPageRequest } from '../../kit/graphql/connection.ts';
import { required } from '../../kit/values/required.ts';
import type { QueryResolvers, Resolvers } from '../generated/resolvers-types.ts';

type EventQueries = Pick<QueryResolvers, 'event' | 'events'>;

/** One event and lists of them. */
export const eventQueries: EventQueries = {
  event: (_parent, { id }, { loaders }) => loaders.event.load(id),
  events: async (_parent, args, { service, call }) => {
    const found = await service.listEvents(
      {
        page: toPageRequest(args),
        search: args.search ?? undefined,
        status: args.status ?? undefined,
        startsFrom: args.startsFrom ?? undefined,
        startsUntil: args.startsUntil ?? undefined,
        organization: args.organization ?? undefined,
      },
      call,
    );
    return toConnection(found.events, found.page);
  },
};

/** Its kinds of tickets come with it; the number of people waiting is asked for when selected. */
export const Event: Resolvers['Event'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.event.load(id),
  currency: ({ currencyCode }) => currencyCode,
  waitingRoom: ({ id, waitingRoomEnabled, admissionsPerMinute }) => ({
    eventId: id,
    enabled: waitingRoomEnabled,
    admissionsPerMinute,
  }),
};

/** A kind of ticket knows its event. */
export const TicketType: Resolvers['TicketType'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.ticketType.load(id),
  event: ({ eventId }, _args, { loaders }) => loadRequired(loaders.event, 'Event', eventId),
  price: ({ price }) => required(price),
};

/** A room that is not enabled has nobody waiting and asks nobody. */
export const WaitingRoom: Resolvers['WaitingRoom'] = {
  waiting: async ({ eventId, enabled }, _args, { loaders }) =>
    enabled ? ((await loaders.waiting.load(eventId))?.waiting ?? 0) : 0,
};
