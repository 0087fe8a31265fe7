import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { JoinQueueRequest } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import { type Event, lifecycleAt } from '../model/event.ts';
import type { QueueEntry } from '../model/queue-entry.ts';
import { findQueueEvent, holderOf, refreshEntry } from '../queue/queue-access.ts';

const inputSchema = z.object({
  eventId: z.string(),
  token: z
    .string()
    .regex(/^[\x21-\x7e]{16,200}$/, 'A token has 16 to 200 visible characters.')
    .optional(),
});

/** A place in the line, and the token that an anonymous client presents from now on. */
interface JoinedQueue {
  readonly entry: QueueEntry;
  readonly event: Event;
  readonly token: string | undefined;
}

/** A call that is repeated stands in line once: it gets the token it got before. */
function newToken({ idempotent }: ServiceCall): string {
  return idempotent?.secretFor('queue token') ?? randomBytes(32).toString('base64url');
}

/**
 * Joins the end of the line; who is in line already keeps the place. Open to everybody: an anonymous client
 * without a token is given one. Throws CONFLICT when the event has no waiting room or is closed.
 */
export async function joinQueue(
  dependencies: ReservationsDependencies,
  call: ServiceCall,
  request: JoinQueueRequest,
): Promise<JoinedQueue> {
  if (call.viewer.kind === 'service') throw new DomainError('FORBIDDEN', 'A service cannot queue.');
  const input = validateInput(inputSchema, request);
  const event = await findQueueEvent(dependencies, call.viewer, input.eventId);
  const currentState = lifecycleAt(event, dependencies.clock());
  if (!event.waitingRoom.isEnabled || currentState === 'CLOSED')
    throw new DomainError(
      'CONFLICT',
      currentState === 'CLOSED'
        ? 'The event is CLOSED.'
        : 'The event has no waiting room: reserve without queueing.',
      {
        metadata: { currentState },
      },
    );
  const token = input.token ?? (call.viewer.kind === 'anonymous' ? newToken(call) : undefined);
  const joined = await dependencies.waitingRoom.join({
    id: newId(),
    organizationId: event.organizationId,
    eventId: event.id,
    ...holderOf(call.viewer, token),
  });
  return { entry: await refreshEntry(dependencies, joined, event), event, token };
}
