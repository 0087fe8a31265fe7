import type { EnterQueueRequest } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import type { Event } from '../model/event.ts';
import type { QueueEntry } from '../model/queue-entry.ts';
import { findQueueEvent, refreshEntry, requireOwnEntry } from '../queue/queue-access.ts';

/**
 * Asks to be let in: the entry, ADMITTED if it is its turn. A logged-in user who presents the token of an
 * anonymous entry takes it over. Throws CONFLICT for an entry that has LEFT or EXPIRED.
 */
export async function enterQueue(
  dependencies: ReservationsDependencies,
  call: ServiceCall,
  request: EnterQueueRequest,
): Promise<{ readonly entry: QueueEntry; readonly event: Event }> {
  const found = await requireOwnEntry(dependencies, call.viewer, request);
  const event = await findQueueEvent(dependencies, call.viewer, found.eventId);
  if (call.viewer.kind === 'user' && found.userId === undefined)
    await dependencies.waitingRoom.bindUser(found.id, call.viewer.userId);
  const [bound] = await dependencies.waitingRoom.findByIds([found.id]);
  const entry = await refreshEntry(dependencies, bound ?? found, event);
  if (entry.status === 'LEFT' || entry.status === 'EXPIRED')
    throw new DomainError('CONFLICT', `The queue entry is ${entry.status}: join the queue again.`, {
      metadata: { currentState: entry.status, requestedState: 'ADMITTED' },
    });
  return { entry, event };
}
