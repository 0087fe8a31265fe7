import { loadRequired } from '../../kit/graphql/batch-loader.ts';
import { required } from '../../kit/values/required.ts';
import { withoutNulls } from '../../kit/values/without-nulls.ts';
import type { MutationResolvers, QueryResolvers, Resolvers } from '../generated/resolvers-types.ts';

/** The viewer's place in a line. */
export const queueEntryQueries: Pick<QueryResolvers, 'queueEntry'> = {
  queueEntry: async (_parent, reference, { service, call }) =>
    (await service.getQueueEntry(withoutNulls(reference), call)).queueEntry ?? null,
};

/** Joining, entering and leaving a line. */
export const queueEntryMutations: Pick<MutationResolvers, 'joinQueue' | 'enterQueue' | 'leaveQueue'> = {
  joinQueue: async (_parent, { input }, { service, call }) => {
    const { queueEntry, token } = await service.joinQueue(withoutNulls(input), call);
    return { queueEntry: required(queueEntry), token: token ?? null };
  },
  enterQueue: async (_parent, { input: { queueEntryId: id, ...input } }, { service, call }) => {
    const { queueEntry } = await service.enterQueue(withoutNulls({ ...input, id }), call);
    return { queueEntry: required(queueEntry) };
  },
  leaveQueue: async (_parent, { input: { queueEntryId: id, ...input } }, { service, call }) => {
    const { queueEntry } = await service.leaveQueue(withoutNulls({ ...input, id }), call);
    return { queueEntry: required(queueEntry) };
  },
};

/** An entry knows the event it is for; as an entity it is visible to its user alone. */
export const QueueEntry: Resolvers['QueueEntry'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.queueEntryById.load(id),
  event: ({ eventId }, _args, { loaders }) => loadRequired(loaders.eventById, 'Event', eventId),
};
