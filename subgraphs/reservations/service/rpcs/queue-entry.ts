import type { ReservationsServiceService } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import { toQueueEntryMessage } from '../messages.ts';
import { type EntryOfEvent, refreshEntries } from '../queue/queue-access.ts';
import { enterQueue } from '../use-cases/enter-queue.ts';
import { getQueueEntry } from '../use-cases/get-queue-entry.ts';
import { joinQueue } from '../use-cases/join-queue.ts';
import { leaveQueue } from '../use-cases/leave-queue.ts';

type QueueEntryRpcs = Pick<
  ServiceHandlers<ReservationsServiceService>,
  | 'batchGetWaitingRooms'
  | 'batchGetQueueEntries'
  | 'getQueueEntry'
  | 'joinQueue'
  | 'enterQueue'
  | 'leaveQueue'
>;

/** RPCs about waiting rooms and the places in them. */
export function createQueueEntryRpcs(dependencies: ReservationsDependencies): QueueEntryRpcs {
  const { admissionTokens, waitingRoom } = dependencies;
  const view = ({ entry, event }: EntryOfEvent) => toQueueEntryMessage(entry, event, admissionTokens);
  return {
    batchGetWaitingRooms: async ({ eventIds }) => {
      const waiting = await waitingRoom.countWaiting(eventIds);
      return {
        waitingRooms: eventIds.map((eventId) => ({ eventId, waiting: waiting.get(eventId) ?? 0 })),
      };
    },
    batchGetQueueEntries: async ({ ids }, { viewer }) => {
      const userId = viewer.kind === 'user' ? viewer.userId : undefined;
      const entries = await waitingRoom.findByIds(ids);
      const own = entries.filter((entry) => userId !== undefined && entry.userId === userId);
      const refreshed = await refreshEntries(dependencies, own);
      return { queueEntries: await Promise.all(refreshed.map(view)) };
    },
    getQueueEntry: async (request, call) => {
      const found = await getQueueEntry(dependencies, call, request);
      return { queueEntry: found && (await view(found)) };
    },
    joinQueue: async (request, call) => {
      const { token, ...joined } = await joinQueue(dependencies, call, request);
      return { queueEntry: await view(joined), token };
    },
    enterQueue: async (request, call) => ({
      queueEntry: await view(await enterQueue(dependencies, call, request)),
    }),
    leaveQueue: async (request, call) => ({
      queueEntry: await view({ entry: await leaveQueue(dependencies, call, request), event: undefined }),
    }),
  };
}
