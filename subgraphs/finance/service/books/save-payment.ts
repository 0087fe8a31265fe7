import { money } from '../../../kit/values/money.ts';
import { type CustomerPayment, unmatchedAmount } from '../model/customer-payment.ts';
import type { Invoice } from '../model/invoice.ts';
import { paymentCreditChanged } from '../published-events.ts';
import type { FinanceUnit } from '../unit-of-work.ts';

/**
 * Keeps what became of a payment and publishes when another part of a card payment belongs to no invoice than before.
 * Answers the payment as it is now. The caller holds the lock of the books.
 * @param isBilled whether what it was paid for has an invoice, whatever became of that
 */
export async function savePayment(
  { stores, publish }: FinanceUnit,
  payment: CustomerPayment,
  { isBilled }: { readonly isBilled: boolean },
): Promise<CustomerPayment> {
  const { paymentIntentId, organizationId, currency } = payment;
  const unmatched = paymentIntentId === undefined ? 0n : unmatchedAmount(payment, isBilled);
  const saved: CustomerPayment = { ...payment, unmatched };
  await stores.payments.save(saved);
  if (paymentIntentId !== undefined && unmatched !== payment.unmatched)
    await publish(paymentCreditChanged(organizationId, paymentIntentId, money(unmatched, currency)));
  return saved;
}

/** Publishes what of the payments for an invoice it does not need, as far as that was not said before it was billed. */
export async function publishUnmatched(unit: FinanceUnit, invoice: Invoice): Promise<void> {
  for (const payment of await unit.stores.payments.findForInvoice(invoice))
    if (payment.unmatched !== unmatchedAmount(payment, true) && payment.paymentIntentId !== undefined)
      await savePayment(unit, payment, { isBilled: true });
}
