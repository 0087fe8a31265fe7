import { money } from '../../../kit/values/money.ts';
import { type CustomerPayment, unmatchedAmount } from '../model/customer-payment.ts';
import { paymentCreditChanged } from '../published-events.ts';
import type { FinanceUnit } from '../unit-of-work.ts';

/**
 * Keeps what became of a payment and publishes when another part of a card payment belongs to no invoice than before.
 * Answers the payment as it is now. The caller holds the lock of the books.
 * @param before undefined for a payment that was not known
 */
export async function savePayment(
  { stores, publish }: FinanceUnit,
  before: CustomerPayment | undefined,
  after: CustomerPayment,
): Promise<CustomerPayment> {
  await stores.payments.save(after);
  const { paymentIntentId } = after;
  const unmatched = unmatchedAmount(after);
  const isChanged = unmatched !== (before ? unmatchedAmount(before) : 0n);
  if (paymentIntentId !== undefined && isChanged)
    await publish(
      paymentCreditChanged(after.organizationId, paymentIntentId, money(unmatched, after.currency)),
    );
  return after;
}
