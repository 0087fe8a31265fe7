import type { PaymentIntent } from '../../../../proto/generated/erp/payments/v1/payments.ts';
import type { ConfirmReservationRequest } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import { DomainError, notFound } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertNever } from '../../../kit/values/assert-never.ts';
import { moneyFromProto } from '../../../kit/values/money.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import {
  type CapturedPayment,
  confirmHold,
  type Settlement,
  settlePayment,
} from '../holds/settle-payment.ts';
import type { Reservation } from '../model/reservation.ts';
import { writableScope } from '../model/reservation-scope.ts';
import { createReservationStore } from '../stores/reservation-store.ts';

/**
 * Turns a paid hold into tickets. The payment is looked up at the payments service: what the client says about
 * it does not count. One's own reservation, or any with `reservations:reservation:write`.
 */
export async function confirmReservation(
  dependencies: ReservationsDependencies,
  call: ServiceCall,
  request: ConfirmReservationRequest,
): Promise<Reservation> {
  const scope = writableScope(call.viewer);
  const { database } = dependencies;
  const { reservationId, paymentIntentId } = request;
  const found = await createReservationStore(database.kysely, database.engine).findByIds(scope, [
    reservationId,
  ]);
  const [reservation] = found;
  if (!reservation) throw notFound('Reservation', reservationId);
  const isSettled =
    reservation.status === 'CONFIRMED' &&
    (paymentIntentId === undefined || paymentIntentId === reservation.paymentIntentId);
  if (isSettled) return reservation;
  if (reservation.total.minorUnits === 0n) return confirmFree(dependencies, reservation);
  const intent = await findPayment(dependencies, call, reservation, paymentIntentId);
  return settle(dependencies, reservation, {
    paymentIntentId: intent.id,
    amount: moneyFromProto(intent.amount),
  });
}

/** Settles a captured payment; throws CONFLICT, with the refund requested, when the reservation cannot take it. */
export async function settle(
  { database, currentTime }: ReservationsDependencies,
  { id, organizationId }: Reservation,
  payment: CapturedPayment,
): Promise<Reservation> {
  const settlement = await database.transaction(async (transaction) => {
    const now = await currentTime(transaction);
    const target = { organizationId, reservationId: id };
    return settlePayment(transaction, database.engine, now, target, payment);
  });
  return reservationOf(settlement, id);
}

function reservationOf(settlement: Settlement, id: string): Reservation {
  switch (settlement.kind) {
    case 'confirmed':
      return settlement.reservation;
    case 'unchanged':
      // Paid by this payment before, and possibly cancelled since: that is no confirmation.
      assertConfirmed(settlement.reservation);
      return settlement.reservation;
    case 'refunded':
      throw new DomainError('CONFLICT', `${settlement.reason} The payment will be refunded.`, {
        metadata: { currentState: settlement.reservation.status },
      });
    case 'unknown-reservation':
      throw notFound('Reservation', id);
    default:
      return assertNever(settlement);
  }
}

function assertConfirmed({ status }: Reservation): void {
  if (status === 'CONFIRMED') return;
  throw new DomainError('CONFLICT', `The reservation is ${status} and cannot be confirmed.`, {
    metadata: { currentState: status },
  });
}

/** A reservation without a price needs no payment. Throws CONFLICT when it is no longer held. */
export async function confirmFree(
  { database, currentTime }: ReservationsDependencies,
  { id, organizationId }: Reservation,
): Promise<Reservation> {
  return database.transaction(async (transaction) => {
    const reservation = await createReservationStore(transaction, database.engine).lock(organizationId, id);
    if (!reservation) throw notFound('Reservation', id);
    if (reservation.status === 'CONFIRMED') return reservation;
    const now = await currentTime(transaction);
    return confirmHold(transaction, database.engine, now, reservation, undefined);
  });
}

/** The captured payment of the reservation. Throws NOT_FOUND for an unknown one, CONFLICT for one not captured. */
async function findPayment(
  { payments }: ReservationsDependencies,
  call: ServiceCall,
  reservation: Reservation,
  paymentIntentId: string | undefined,
): Promise<PaymentIntent> {
  const intent =
    paymentIntentId === undefined
      ? await payments.findIntentOfReservation(call, reservation.id)
      : await payments.findIntent(call, paymentIntentId);
  const isOwn = intent?.reservationId === reservation.id;
  if (paymentIntentId !== undefined && !isOwn) throw notFound('PaymentIntent', paymentIntentId);
  if (isOwn && intent.status === 'SUCCEEDED') return intent;
  throw new DomainError('CONFLICT', 'The reservation has not been paid.', {
    metadata: { currentState: reservation.status, paymentState: isOwn ? intent.status : 'NONE' },
  });
}
