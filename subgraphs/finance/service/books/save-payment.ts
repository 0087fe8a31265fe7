import { type CustomerPayment, unmatchedAmount } from '../model/customer-payment.ts';
import { paymentCreditChanged } from '../published-events.ts';
import type { FinanceUnit } from '../unit-of-work.ts';

/**
 * Keeps what became of a payment and publishes when another part of it belongs to no invoice than before.
 * @param before undefined for a payment that was not known
 */
export async function savePayment(
  { stores, publish }: FinanceUnit,
  before: CustomerPayment | undefined,
  after: CustomerPayment,
): Promise<void> {
  await stores.payments.save(after);
  const unmatched = unmatchedAmount(after);
  if (unmatched !== (before ? unmatchedAmount(before) : 0n)) await publish(paymentCreditChanged(after));
}
