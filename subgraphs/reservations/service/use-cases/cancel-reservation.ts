import { z } from 'zod';
import type { CancelReservationRequest } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import { DomainError, notFound } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { optionalText } from '../../../kit/values/text.ts';
import { assertTransition } from '../../../kit/values/transitions.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import { giveUpReservation } from '../holds/give-up-reservation.ts';
import { type Reservation, reservationTransitions } from '../model/reservation.ts';
import { writableScope } from '../model/reservation-scope.ts';
import { unitOfWork } from '../unit-of-work.ts';

const inputSchema = z.object({
  reservationId: z.string(),
  reason: optionalText({ maxLength: 500, isMultiline: true }),
  expectedVersion: z.int().optional(),
});

/**
 * Gives tickets back; a paid reservation is refunded. One's own reservation until the event starts, or any with
 * `reservations:reservation:write`. Throws CONFLICT when a ticket has been used.
 */
export async function cancelReservation(
  dependencies: ReservationsDependencies,
  call: ServiceCall,
  request: CancelReservationRequest,
): Promise<Reservation> {
  const { organizationId, userId } = writableScope(call.viewer);
  const { reservationId, reason, expectedVersion } = validateInput(inputSchema, request);
  return unitOfWork.change(dependencies, call, async (unit) => {
    const { stores } = unit;
    const reservation = await stores.reservations.lock(organizationId, reservationId);
    if (userId !== undefined && reservation.userId !== userId) throw notFound('Reservation', reservationId);
    assertExpectedVersion('Reservation', reservation, expectedVersion);
    assertTransition('The reservation', reservationTransitions, reservation.status, 'CANCELLED');
    const event = await stores.events.find(organizationId, reservation.eventId);
    const hasStarted = event.startsAt <= (await stores.time.now());
    if (reservation.status === 'CONFIRMED' && hasStarted && userId !== undefined)
      throw new DomainError('CONFLICT', 'The event has started: ask the box office.', {
        metadata: { currentState: reservation.status },
      });
    return giveUpReservation(unit, reservation, {
      eventName: event.name,
      reason: reason ?? 'The reservation was cancelled.',
    });
  });
}
