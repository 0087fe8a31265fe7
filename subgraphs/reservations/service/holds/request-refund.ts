import type { Transaction } from 'kysely';
import { appendEvents } from '../../../kit/events/outbox.ts';
import type { Money } from '../../../kit/values/money.ts';
import type { Reservation } from '../model/reservation.ts';
import { refundRequested } from '../published-events.ts';
import type { ReservationsTables } from '../stores/tables.ts';

/** Asks payments to give a payment back: exactly once for each payment, however often this is called. */
export async function requestRefund(
  transaction: Transaction<ReservationsTables>,
  now: Date,
  reservation: Reservation,
  refund: { readonly paymentIntentId: string; readonly amount: Money; readonly reason: string },
): Promise<void> {
  const result = await transaction
    .insertInto('refund_requests')
    .values({
      payment_intent_id: refund.paymentIntentId,
      reservation_id: reservation.id,
      organization_id: reservation.organizationId,
      reason: refund.reason,
      requested_at: now.toISOString(),
    })
    .onConflict((conflict) => conflict.column('payment_intent_id').doNothing())
    .executeTakeFirst();
  if ((result.numInsertedOrUpdatedRows ?? 0n) > 0n)
    await appendEvents(transaction, now, [refundRequested(reservation, refund)]);
}
