import type { Transaction } from 'kysely';
import { z } from 'zod';
import type { CancelReservationRequest } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { DomainError, notFound } from '../../../kit/errors/domain-error.ts';
import { appendEvents } from '../../../kit/events/outbox.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { assertTransition } from '../../../kit/values/transitions.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import type { Viewer } from '../../../kit/viewer/viewer.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import { giveBackTickets } from '../holds/held-tickets.ts';
import { requestRefund } from '../holds/request-refund.ts';
import { type Reservation, reservationTransitions } from '../model/reservation.ts';
import { writableScope } from '../model/reservation-scope.ts';
import { reservationCancelled } from '../published-events.ts';
import { createEventStore } from '../stores/event-store.ts';
import { createReservationStore } from '../stores/reservation-store.ts';
import type { ReservationsTables } from '../stores/tables.ts';
import { createTicketStore } from '../stores/ticket-store.ts';

const inputSchema = z.object({
  reservationId: z.string(),
  reason: z.string().trim().max(500).optional(),
  expectedVersion: z.number().int().optional(),
});

/**
 * Gives tickets back; a paid reservation is refunded. One's own reservation until the event starts, or any with
 * `reservations:reservation:write`. Throws CONFLICT when a ticket has been used.
 */
export async function cancelReservation(
  { database, currentTime }: ReservationsDependencies,
  viewer: Viewer,
  request: CancelReservationRequest,
): Promise<Reservation> {
  const scope = writableScope(viewer);
  const input = validateInput(inputSchema, request);
  return database.transaction(async (transaction) => {
    const now = await currentTime(transaction);
    const reservation = await createReservationStore(transaction, database.engine).lock(
      scope.organizationId,
      input.reservationId,
    );
    const isVisible = scope.userId === undefined || reservation?.userId === scope.userId;
    if (!reservation || !isVisible) throw notFound('Reservation', input.reservationId);
    assertExpectedVersion('Reservation', reservation, input.expectedVersion);
    assertTransition('The reservation', reservationTransitions, reservation.status, 'CANCELLED');
    const events = createEventStore(transaction, database.engine);
    const event = await events.find(reservation.organizationId, reservation.eventId);
    const hasStarted = event !== undefined && event.startsAt <= now;
    if (reservation.status === 'CONFIRMED' && hasStarted && scope.userId !== undefined)
      throw new DomainError('CONFLICT', 'The event has started: ask the box office.', {
        metadata: { currentState: reservation.status },
      });
    return cancelLocked(transaction, database.engine, now, reservation, {
      eventName: event?.name ?? '',
      reason: input.reason || 'The reservation was cancelled.',
    });
  });
}

/** Cancels a locked reservation: tickets VOID, capacity back, refund requested. Throws CONFLICT for used tickets. */
async function cancelLocked(
  transaction: Transaction<ReservationsTables>,
  engine: SqlEngine,
  now: Date,
  reservation: Reservation,
  details: { readonly eventName: string; readonly reason: string },
): Promise<Reservation> {
  const tickets = createTicketStore(transaction, engine);
  const isAnyUsed = (await tickets.lockByReservation(reservation.id)).some(({ status }) => status === 'USED');
  if (isAnyUsed)
    throw new DomainError('CONFLICT', 'A ticket of the reservation has been used.', {
      metadata: { currentState: 'USED' },
    });
  const store = createReservationStore(transaction, engine);
  const cancelled = await store.changeStatus(reservation, 'CANCELLED', now);
  if (!cancelled) throw new Error(`Reservation ${reservation.id} changed while it was locked.`);
  await tickets.voidByReservation(reservation.id);
  await giveBackTickets(transaction, cancelled);
  await appendEvents(transaction, now, [reservationCancelled(cancelled, details.eventName)]);
  if (cancelled.paymentIntentId !== undefined)
    await requestRefund(transaction, now, cancelled, {
      paymentIntentId: cancelled.paymentIntentId,
      amount: cancelled.total,
      reason: details.reason,
    });
  return cancelled;
}

/** Gives up a hold that was not paid; does nothing when it no longer is one. */
export async function releaseHold(
  { database, currentTime }: ReservationsDependencies,
  { id, organizationId }: Reservation,
): Promise<void> {
  await database.transaction(async (transaction) => {
    const reservation = await createReservationStore(transaction, database.engine).lock(organizationId, id);
    if (reservation?.status !== 'HELD') return;
    const event = await createEventStore(transaction, database.engine).find(
      organizationId,
      reservation.eventId,
    );
    await cancelLocked(transaction, database.engine, await currentTime(transaction), reservation, {
      eventName: event?.name ?? '',
      reason: 'The purchase failed.',
    });
  });
}
