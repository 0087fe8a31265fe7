import { money } from '../../../kit/values/money.ts';
import { availableAmount, type CustomerPayment } from '../model/customer-payment.ts';
import { refundRequested } from '../published-events.ts';
import type { FinanceUnit } from '../unit-of-work.ts';

/**
 * Asks payments to give back what a card payment of a void invoice left over. Payments made for a reservation are
 * asked back by reservations. Call it once for each payment, with the payment as it is stored.
 */
export async function requestRefund(
  { publish }: FinanceUnit,
  payment: CustomerPayment,
  { invoiceId, reason }: { readonly invoiceId: string; readonly reason: string },
): Promise<void> {
  const { paymentIntentId, organizationId, currency } = payment;
  const amount = money(availableAmount(payment), currency);
  if (paymentIntentId === undefined || payment.reservationId !== undefined || amount.minorUnits === 0n)
    return;
  await publish(refundRequested(organizationId, { paymentIntentId, invoiceId, amount, reason }));
}
