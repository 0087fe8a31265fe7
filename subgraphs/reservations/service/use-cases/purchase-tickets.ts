import type { Card, PaymentIntent } from '../../../../proto/generated/erp/payments/v1/payments.ts';
import type { PurchaseTicketsRequest } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import { DomainError, invalidInput, notFound } from '../../../kit/errors/domain-error.ts';
import type { ErrorCode } from '../../../kit/errors/error-codes.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { readGivenLists } from '../../../kit/values/given-lists.ts';
import { moneyFromProto } from '../../../kit/values/money.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import type { Reservation } from '../model/reservation.ts';
import type { TicketQuantity } from '../model/ticket-type.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { confirmWithoutPayment, releaseHold, takePayment } from './change-reservation.ts';
import { createReservation } from './create-reservation.ts';

/**
 * Hold, payment and confirmation in one call. A payment that certainly did not happen releases the hold. When
 * the outcome is open the hold stays: the payment's event confirms it, or it expires and a late payment is
 * refunded. Needs `reservations:reservation:create`.
 */
export async function purchaseTickets(
  dependencies: ReservationsDependencies,
  call: ServiceCall,
  request: PurchaseTicketsRequest,
): Promise<Reservation> {
  const organizationId = requirePermission(call.viewer, 'reservations:reservation:create');
  const { card, eventId, customerId, admissionToken } = request;
  if (!card) throw invalidInput({ path: 'card', message: 'A card is required.' });
  const items =
    readGivenLists(request, ['items']).items ?? (await cheapestItem(dependencies, organizationId, eventId));
  const reservation = await createReservation(dependencies, call, {
    eventId,
    items,
    customerId,
    admissionToken,
  });
  if (reservation.total.minorUnits === 0n) return confirmWithoutPayment(dependencies, call, reservation);
  const intent = await pay(dependencies, call, reservation, card);
  if (intent.status !== 'SUCCEEDED') return reservation;
  return takePayment(dependencies, call, reservation, {
    paymentIntentId: intent.id,
    amount: moneyFromProto(intent.amount),
  });
}

/** One ticket of the cheapest kind that is available; of the cheapest of all when none is. */
async function cheapestItem(
  dependencies: ReservationsDependencies,
  organizationId: string,
  eventId: string,
): Promise<TicketQuantity[]> {
  const event = await unitOfWork.read(dependencies).events.find(organizationId, eventId);
  if (event.lifecycle === 'DRAFT') throw notFound('Event', eventId);
  const byPrice = event.ticketTypes.toSorted((a, b) => Number(a.price.minorUnits - b.price.minorUnits));
  const type = byPrice.find(({ available }) => available > 0) ?? byPrice[0];
  return type ? [{ ticketTypeId: type.id, quantity: 1 }] : [];
}

/** Charges the card; resolves with the intent, SUCCEEDED or still open. Throws when nothing was charged. */
async function pay(
  dependencies: ReservationsDependencies,
  call: ServiceCall,
  reservation: Reservation,
  card: Card,
): Promise<PaymentIntent> {
  const { payments } = dependencies;
  const created = await payments.createIntent(call, reservation.id).catch(async (error: unknown) => {
    // Without the card the provider charges nothing: the hold can be released in any state of the intent.
    if (!goesOn(call, error)) await release(dependencies, call, reservation);
    throw error;
  });
  const processed = await payments.process(call, created.id, card).catch(async (error: unknown) => {
    if (isCertainlyNotCharged(error)) await release(dependencies, call, reservation);
    throw withReservation(error, reservation);
  });
  if (processed.status !== 'FAILED' && processed.status !== 'CANCELLED') return processed;
  await release(dependencies, call, reservation);
  throw withReservation(
    new DomainError('PAYMENT_DECLINED', processed.failure?.message ?? 'The payment was declined.', {
      metadata: processed.failure ? { failureCode: processed.failure.code } : {},
    }),
    reservation,
  );
}

/** Whether the same call may come again and pay for this hold; if it does not, the hold expires by itself. */
function goesOn({ idempotent }: ServiceCall, error: unknown): boolean {
  const isOutage = error instanceof DomainError && (error.code === 'UNAVAILABLE' || error.code === 'TIMEOUT');
  return idempotent !== undefined && isOutage;
}

/** Codes with which payments answers before or without a capture; the others leave the outcome open. */
const codesWithoutCharge: ReadonlySet<ErrorCode> = new Set([
  'PAYMENT_DECLINED',
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'RATE_LIMITED',
]);

function isCertainlyNotCharged(error: unknown): boolean {
  return error instanceof DomainError && codesWithoutCharge.has(error.code);
}

/** A hold that cannot be released now expires by itself: the buyer should read why the payment failed. */
async function release(
  dependencies: ReservationsDependencies,
  call: ServiceCall,
  reservation: Reservation,
): Promise<void> {
  await releaseHold(dependencies, call, reservation).catch((error: unknown) => {
    dependencies.logger.warn({ err: error, reservationId: reservation.id }, 'a hold could not be released');
  });
}

/** The error with the reservation's id, so that the client can follow what becomes of it. */
function withReservation(error: unknown, { id }: Reservation): unknown {
  if (!(error instanceof DomainError)) return error;
  return new DomainError(error.code, error.message, {
    fields: error.fields,
    metadata: { ...error.metadata, reservationId: id },
    isCutOff: error.isCutOff,
    cause: error,
  });
}
