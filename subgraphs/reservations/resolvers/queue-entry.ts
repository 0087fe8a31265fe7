import { loadRequired } from '../../kit/graphql/batch-loader.ts';
import { required } from '../../kit/values/required.ts';
import type { MutationResolvers, QueryResolvers, Resolvers } from '../generated/resolvers-types.ts';

interface ReferenceInput {
  readonly id?: string | null;
  readonly eventId?: string | null;
  readonly token?: string | null;
}

/** The viewer's place in a line. */
export const queueEntryQueries: Pick<QueryResolvers, 'queueEntry'> = {
  queueEntry: async (_parent, reference, { service, call }) =>
    (await service.getQueueEntry(toReference(reference), call)).queueEntry ?? null,
};

/** Joining, entering and leaving a line. */
export const queueEntryMutations: Pick<MutationResolvers, 'joinQueue' | 'enterQueue' | 'leaveQueue'> = {
  joinQueue: async (_parent, { input }, { service, call }) => {
    const { queueEntry, token } = await service.joinQueue(
      { eventId: input.eventId, token: input.token ?? undefined },
      call,
    );
    return { queueEntry: required(queueEntry), token: token ?? null };
  },
  enterQueue: async (_parent, { input }, { service, call }) => ({
    queueEntry: required(
      (await service.enterQueue(toReference({ ...input, id: input.queueEntryId }), call)).queueEntry,
    ),
  }),
  leaveQueue: async (_parent, { input }, { service, call }) => ({
    queueEntry: required(
      (await service.leaveQueue(toReference({ ...input, id: input.queueEntryId }), call)).queueEntry,
    ),
  }),
};

/** An entry knows the event it is for; as an entity it is visible to its user alone. */
export const QueueEntry: Resolvers['QueueEntry'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.queueEntry.load(id),
  event: ({ eventId }, _args, { loaders }) => loadRequired(loaders.event, 'Event', eventId),
};

function toReference({ id, eventId, token }: ReferenceInput) {
  return { id: id ?? undefined, eventId: eventId ?? undefined, token: token ?? undefined };
}
