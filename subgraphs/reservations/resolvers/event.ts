import { loadRequired } from '../../kit/graphql/batch-loader.ts';
import { toConnection, toPageRequest } from '../../kit/graphql/connection.ts';
import { required } from '../../kit/values/required.ts';
import { withoutNulls } from '../../kit/values/without-nulls.ts';
import type { QueryResolvers, Resolvers } from '../generated/resolvers-types.ts';

type EventQueries = Pick<QueryResolvers, 'event' | 'events'>;

/** One event and lists of them. */
export const eventQueries: EventQueries = {
  event: (_parent, { id }, { loaders }) => loaders.eventById.load(id),
  events: async (
    _parent,
    { search, status, startsFrom, startsUntil, organization, ...page },
    { service, call },
    info,
  ) => {
    const found = await service.listEvents(
      {
        page: toPageRequest(page, info),
        ...withoutNulls({ search, status, startsFrom, startsUntil, organization }),
      },
      call,
    );
    return toConnection(found.events, found.page);
  },
};

/** Its kinds of tickets come with it; the number of people waiting is asked for when selected. */
export const Event: Resolvers['Event'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.eventById.load(id),
  currency: ({ currencyCode }) => currencyCode,
  waitingRoom: (event) => event,
};

/** A kind of ticket knows its event. */
export const TicketType: Resolvers['TicketType'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.ticketTypeById.load(id),
  event: ({ eventId }, _args, { loaders }) => loadRequired(loaders.eventById, 'Event', eventId),
  price: ({ price }) => required(price),
};

/** The event as its waiting room. The service is not asked who waits in a room that is not enabled. */
export const WaitingRoom: Resolvers['WaitingRoom'] = {
  enabled: ({ waitingRoomEnabled }) => waitingRoomEnabled,
  waiting: async ({ id, waitingRoomEnabled }, _args, { loaders }) =>
    waitingRoomEnabled ? ((await loaders.waitingByEvent.load(id))?.waiting ?? 0) : 0,
};
