import type { Money } from '../../../kit/values/money.ts';
import type { Reservation } from '../model/reservation.ts';
import { refundRequested } from '../published-events.ts';
import type { ReservationsUnit } from '../unit-of-work.ts';

/** Asks payments to give a payment back: exactly once for each payment, however often this is called. */
export async function requestRefund(
  { stores, now, publish }: ReservationsUnit,
  reservation: Reservation,
  refund: { readonly paymentIntentId: string; readonly amount: Money; readonly reason: string },
): Promise<void> {
  const isFirst = await stores.refundRequests.insertOnce({
    paymentIntentId: refund.paymentIntentId,
    reservationId: reservation.id,
    organizationId: reservation.organizationId,
    reason: refund.reason,
    requestedAt: now,
  });
  if (isFirst) await publish(refundRequested(reservation, refund));
}
