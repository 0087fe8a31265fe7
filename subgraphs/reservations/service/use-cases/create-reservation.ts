import { z } from 'zod';
import type { CreateReservationRequest } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import { DomainError, notFound } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { once } from '../../../kit/idempotency/once.ts';
import { listField } from '../../../kit/values/list-field.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, requireUser } from '../../../kit/viewer/viewer.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import { assertWithinLimit } from '../holds/buyer-limit.ts';
import { takeTickets } from '../holds/held-tickets.ts';
import { limitedBuyerOf } from '../model/buyer.ts';
import { assertOnSale, type Event } from '../model/event.ts';
import { priceItems } from '../model/price-items.ts';
import { type Reservation, totalOf } from '../model/reservation.ts';
import { reservationHeld } from '../published-events.ts';
import type { ReservationsStores } from '../stores/stores.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { type AdmissionClaims, refused } from '../waiting-room/admission-token.ts';

const itemSchema = z.object({
  ticketTypeId: z.string(),
  quantity: z.int('A whole number.').min(1, 'At least 1 ticket.').max(100, 'At most 100 tickets.'),
});

const inputSchema = z.object({
  eventId: z.string(),
  items: listField(itemSchema, { min: 1, max: 20 }),
  customerId: z.string().trim().min(1).max(64).optional(),
  admissionToken: z.string().max(2_000).optional(),
});

/**
 * Holds tickets at the current price: all items or none, never more than one buyer may have. Needs `reservations:reservation:create`, for a customer
 * also `crm:customer:read`, and an admission when the event has a waiting room.
 */
export async function createReservation(
  dependencies: ReservationsDependencies,
  call: ServiceCall,
  request: CreateReservationRequest,
): Promise<Reservation> {
  const organizationId = requirePermission(call.viewer, 'reservations:reservation:create');
  const { userId } = requireUser(call.viewer);
  const input = validateInput(inputSchema, request);
  if (input.customerId !== undefined) requirePermission(call.viewer, 'crm:customer:read');
  const held = await once(call, () => hold(dependencies, call, { ...input, organizationId, userId }));
  if (held.admission) await leaveLine(dependencies, held.admission);
  return held.reservation;
}

/** A new reservation, and the admission that was spent for it. */
interface Held {
  readonly reservation: Reservation;
  readonly admission: AdmissionClaims | undefined;
}

async function hold(
  dependencies: ReservationsDependencies,
  call: ServiceCall,
  {
    organizationId,
    userId,
    ...input
  }: z.output<typeof inputSchema> & { readonly organizationId: string; readonly userId: string },
): Promise<Held> {
  if (input.customerId !== undefined) await dependencies.customers.assertCustomer(call, input.customerId);
  const { holdSeconds, maxTicketsPerBuyer } = dependencies.settings;
  return unitOfWork.change(dependencies, call, async ({ stores, publish }) => {
    const now = await stores.time.now();
    const event = await stores.events.findForSale(organizationId, input.eventId);
    if (event.lifecycle === 'DRAFT') throw notFound('Event', input.eventId);
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
      expiresAt: new Date(now.getTime() + holdSeconds * 1_000),
      paymentIntentId: undefined,
      refundedMinorUnits: 0n,
      lastPaymentFailure: undefined,
      createdAt: now,
      updatedAt: now,
      confirmedAt: undefined,
      cancelledAt: undefined,
      version: 1,
    };
    const buyer = limitedBuyerOf(call.viewer, reservation);
    if (buyer)
      await assertWithinLimit(stores, event, {
        buyer,
        items,
        limit: event.maxTicketsPerBuyer ?? maxTicketsPerBuyer,
      });
    const admission = await spendAdmission(dependencies, stores, event, reservation, input.admissionToken);
    await stores.reservations.insert([reservation]);
    await publish(reservationHeld(reservation, event.name));
    // Last, so that the rows everybody competes for are locked only until the commit that follows.
    await takeTickets(stores.ticketTypes, reservation);
    return { reservation, admission };
  });
}

/** Spends the admission of an event with a waiting room. Throws FORBIDDEN without one. */
async function spendAdmission(
  { admissionTokens }: ReservationsDependencies,
  { usedAdmissions }: ReservationsStores,
  event: Event,
  reservation: Reservation,
  token: string | undefined,
): Promise<AdmissionClaims | undefined> {
  if (!event.waitingRoom.isEnabled) return undefined;
  if (token === undefined) throw refused('ADMISSION_REQUIRED');
  const { id: reservationId, userId, createdAt: now } = reservation;
  const claims = await admissionTokens.verify(token, { eventId: event.id, userId, now });
  const { admissionId, queueEntryId } = claims;
  const isFirstUse = await usedAdmissions.spend({ admissionId, queueEntryId, reservationId, usedAt: now });
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
