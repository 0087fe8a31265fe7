import type { LeaveQueueRequest } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import type { Viewer } from '../../../kit/viewer/viewer.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import type { QueueEntry } from '../model/queue-entry.ts';
import { requireOwnEntry } from '../queue/queue-access.ts';
import { spendAdmission } from '../stores/spent-admission-store.ts';

/**
 * Gives up a place, or an admission: its token is spent. Leaving again changes nothing. Throws NOT_FOUND when
 * there is no such entry of the caller.
 */
export async function leaveQueue(
  dependencies: ReservationsDependencies,
  viewer: Viewer,
  request: LeaveQueueRequest,
): Promise<QueueEntry> {
  const { database, currentTime, waitingRoom } = dependencies;
  const entry = await requireOwnEntry(dependencies, viewer, request);
  const left = (await waitingRoom.leave(entry.id)) ?? entry;
  const { admission } = entry;
  if (admission) {
    const now = await currentTime(database.kysely);
    const spent = { admissionId: admission.id, queueEntryId: entry.id };
    await spendAdmission(database.kysely, spent, undefined, now);
  }
  return left;
}
