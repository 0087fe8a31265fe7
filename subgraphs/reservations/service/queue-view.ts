import type { QueueEntry as QueueEntryMessage } from '../../../proto/generated/erp/reservations/v1/reservations.ts';
import { estimateWaitSeconds } from './admission-rate.ts';
import type { AdmissionTokens } from './admission-token.ts';
import type { Event } from './event.ts';
import type { QueueEntry } from './queue-entry.ts';

/** An entry as its holder sees it, with the admission token while it is admitted. */
export async function toQueueEntryMessage(
  entry: QueueEntry,
  event: Event | undefined,
  tokens: AdmissionTokens,
): Promise<QueueEntryMessage> {
  return {
    id: entry.id,
    eventId: entry.eventId,
    userId: entry.userId,
    status: entry.status,
    position: entry.position,
    estimatedWaitSeconds: estimateWaitSeconds(entry.position, event?.waitingRoom.admissionsPerMinute ?? 0),
    admissionToken: await tokens.sign(entry),
    admissionExpiresAt: entry.admission?.expiresAt,
    joinedAt: entry.joinedAt,
  };
}
