import type { Transaction } from 'kysely';
import { appendEvents } from '../../../kit/events/outbox.ts';
import { money } from '../../../kit/values/money.ts';
import { availableAmount, type CustomerPayment } from '../model/customer-payment.ts';
import { refundRequested } from '../published-events.ts';
import type { FinanceTables } from '../stores/tables.ts';

/**
 * Asks payments to give back what a card payment of a void invoice left over: nobody else would. Payments made
 * for a reservation are asked back by reservations. Call it once for each payment, with the payment as it is
 * stored.
 */
export async function requestRefundOfVoid(
  transaction: Transaction<FinanceTables>,
  payment: CustomerPayment,
  refund: { readonly invoiceId: string; readonly reason: string; readonly now: Date },
): Promise<void> {
  const { paymentIntentId, organizationId, currency } = payment;
  const { invoiceId, reason, now } = refund;
  const amount = money(availableAmount(payment), currency);
  if (payment.reservationId !== undefined || amount.minorUnits === 0n) return;
  await appendEvents(transaction, now, [
    refundRequested(organizationId, { paymentIntentId, invoiceId, amount, reason }),
  ]);
}
