import type { Transaction } from 'kysely';
import { appendEvents } from '../../kit/events/outbox.ts';
import { availableAmount, type CustomerPayment } from './customer-payment.ts';
import type { FinanceTables } from './tables.ts';

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
  const minorUnits = availableAmount(payment);
  if (payment.reservationId !== undefined || minorUnits === 0n) return;
  await appendEvents(transaction, refund.now, [
    {
      type: 'finance.refund-requested.v1',
      aggregateId: paymentIntentId,
      organizationId,
      data: {
        paymentIntentId,
        invoiceId: refund.invoiceId,
        amount: { minorUnits: String(minorUnits), currency },
        reason: refund.reason,
      },
    },
  ]);
}
