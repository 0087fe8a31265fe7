import type { LeaveQueueRequest } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import type { QueueEntry } from '../model/queue-entry.ts';
import { requireOwnEntry } from '../queue/queue-access.ts';
import { unitOfWork } from '../unit-of-work.ts';

/**
 * Gives up a place, or an admission: its token is spent. Leaving again changes nothing. Throws NOT_FOUND when
 * there is no such entry of the caller.
 */
export async function leaveQueue(
  dependencies: ReservationsDependencies,
  call: ServiceCall,
  request: LeaveQueueRequest,
): Promise<QueueEntry> {
  const entry = await requireOwnEntry(dependencies, call.viewer, request);
  const left = (await dependencies.waitingRoom.leave(entry.id)) ?? entry;
  const { admission } = entry;
  if (admission)
    await unitOfWork.change(dependencies, call, async ({ stores }) => {
      await stores.usedAdmissions.spend({
        admissionId: admission.id,
        queueEntryId: entry.id,
        reservationId: undefined,
        usedAt: await stores.time.now(),
      });
    });
  return left;
}
