import type { Transaction } from 'kysely';
import { z } from 'zod';
import type { CreateReservationRequest } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import { DomainError, notFound } from '../../../kit/errors/domain-error.ts';
import { appendEvents } from '../../../kit/events/outbox.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, requireUser, type Viewer } from '../../../kit/viewer/viewer.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import { priceItems, takeTickets } from '../holds/held-tickets.ts';
import { assertOnSale, type Event } from '../model/event.ts';
import { type Reservation, totalOf } from '../model/reservation.ts';
import { reservationHeld } from '../published-events.ts';
import { createEventStore } from '../stores/event-store.ts';
import { createReservationStore } from '../stores/reservation-store.ts';
import { spendAdmission } from '../stores/spent-admission-store.ts';
import type { ReservationsTables } from '../stores/tables.ts';
import { type AdmissionClaims, refused } from '../waiting-room/admission-token.ts';

const inputSchema = z.object({
  eventId: z.string(),
  items: z
    .array(
      z.object({
        ticketTypeId: z.string(),
        quantity: z.number().int().min(1, 'At least 1 ticket.').max(100, 'At most 100 tickets.'),
      }),
    )
    .min(1, 'At least one kind of ticket is needed.')
    .max(20, 'At most 20 kinds of tickets.'),
  customerId: z.string().trim().min(1).max(64).optional(),
  admissionToken: z.string().max(2_000).optional(),
});

/**
 * Holds tickets at the current price: all items or none. Needs `reservations:reservation:create`, for a customer
 * also `crm:customer:read`, and an admission when the event has a waiting room.
 */
export async function createReservation(
  dependencies: ReservationsDependencies,
  viewer: Viewer,
  request: CreateReservationRequest,
): Promise<Reservation> {
  const organizationId = requirePermission(viewer, 'reservations:reservation:create');
  const { userId } = requireUser(viewer);
  const input = validateInput(inputSchema, request);
  if (input.customerId !== undefined) requirePermission(viewer, 'crm:customer:read');
  const { database, currentTime, settings } = dependencies;

  const held = await database.transaction(async (transaction) => {
    const now = await currentTime(transaction);
    const event = await createEventStore(transaction, database.engine).find(organizationId, input.eventId);
    if (!event || event.lifecycle === 'DRAFT') throw notFound('Event', input.eventId);
    assertOnSale(event, now);
    const items = priceItems(event, input.items);
    const reservation: Reservation = {
      id: newId(),
      organizationId,
      eventId: event.id,
      userId,
      customerId: input.customerId,
      status: 'HELD',
      items,
      total: totalOf(items, event.currency),
      expiresAt: new Date(now.getTime() + settings.holdSeconds * 1_000),
      paymentIntentId: undefined,
      lastPaymentFailure: undefined,
      createdAt: now,
      updatedAt: now,
      confirmedAt: undefined,
      cancelledAt: undefined,
      version: 1,
    };
    const admission = await admit(dependencies, transaction, event, reservation, input.admissionToken);
    await createReservationStore(transaction, database.engine).insert(reservation);
    await appendEvents(transaction, now, [reservationHeld(reservation, event.name)]);
    // Last, so that the rows everybody competes for are locked only until the commit that follows.
    await takeTickets(transaction, event, items);
    return { reservation, admission };
  });
  if (held.admission) await leaveLine(dependencies, held.admission);
  return held.reservation;
}

/** Spends the admission of an event with a waiting room. Throws FORBIDDEN without one. */
async function admit(
  { admissionTokens }: ReservationsDependencies,
  transaction: Transaction<ReservationsTables>,
  event: Event,
  reservation: Reservation,
  token: string | undefined,
): Promise<AdmissionClaims | undefined> {
  if (!event.waitingRoom.isEnabled) return undefined;
  if (token === undefined) throw refused('ADMISSION_REQUIRED');
  const now = reservation.createdAt;
  const claims = await admissionTokens.verify(token, {
    eventId: event.id,
    userId: reservation.userId,
    now,
  });
  const isFirstUse = await spendAdmission(transaction, claims, reservation.id, now);
  if (!isFirstUse)
    throw new DomainError('CONFLICT', 'The admission token has been used: join the queue again.', {
      metadata: { reason: 'ADMISSION_USED' },
    });
  return claims;
}

/** The admission is spent whatever happens here: an entry that could not be taken off the line expires. */
async function leaveLine(
  { waitingRoom, logger }: ReservationsDependencies,
  { queueEntryId }: AdmissionClaims,
): Promise<void> {
  await waitingRoom.leave(queueEntryId).catch((error: unknown) => {
    logger.warn({ err: error, queueEntryId }, 'a used admission could not be taken off the line');
  });
}
