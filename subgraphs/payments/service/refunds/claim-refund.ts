import { DomainError, invalidInput } from '../../../kit/errors/domain-error.ts';
import type { Unit } from '../../../kit/part/unit-of-work.ts';
import { type Money, money } from '../../../kit/values/money.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { type PaymentIntent, refundableAmountOf } from '../model/payment-intent.ts';
import type { Refund, RefundMethod } from '../model/refund.ts';
import { paymentUpdated } from '../published-events.ts';
import type { PaymentsStores } from '../stores/stores.ts';

/** What is asked to be given back. */
interface RefundClaim {
  readonly amount: Money;
  readonly reason: string;
  readonly requestedBy: string | undefined;
  /** One key is one refund of the intent. */
  readonly requestKey: string;
  /** How it is given back by hand; undefined: by the provider. */
  readonly paidBackBy?: RefundMethod;
}

/**
 * Writes a PENDING refund and reserves its amount on the intent, which the caller holds the lock of:
 * confirmed and pending refunds never add up to more than the capture. The provider is asked after the commit.
 */
export async function claimRefund(
  { stores, now, publish }: Unit<PaymentsStores>,
  intent: PaymentIntent,
  claim: RefundClaim,
): Promise<{ readonly refund: Refund; readonly intent: PaymentIntent }> {
  if (intent.status !== 'SUCCEEDED') {
    throw new DomainError('CONFLICT', `The payment intent is ${intent.status}: there is nothing to refund.`, {
      metadata: { currentState: intent.status },
    });
  }
  if (claim.amount.currency !== intent.amount.currency) {
    throw invalidInput({
      path: 'amount.currency',
      message: `The payment was made in ${intent.amount.currency}.`,
    });
  }
  if (claim.amount.minorUnits <= 0n)
    throw invalidInput({ path: 'amount.amount', message: 'The amount must be more than zero.' });
  const refundable = refundableAmountOf(intent);
  if (claim.amount.minorUnits > refundable.minorUnits) {
    throw new DomainError('CONFLICT', 'The refund is more than what is left of the payment.', {
      metadata: {
        refundableMinorUnits: refundable.minorUnits.toString(),
        currency: refundable.currency,
      },
    });
  }
  const refund: Refund = {
    id: newId(),
    organizationId: intent.organizationId,
    paymentIntentId: intent.id,
    amount: money(claim.amount.minorUnits, claim.amount.currency),
    status: 'PENDING',
    reason: claim.reason,
    requestedBy: claim.requestedBy,
    requestKey: claim.requestKey,
    providerReference: undefined,
    failure: undefined,
    paidBackBy: claim.paidBackBy,
    createdAt: now,
    updatedAt: now,
  };
  const claimed: PaymentIntent = {
    ...intent,
    refundClaimedMinorUnits: intent.refundClaimedMinorUnits + refund.amount.minorUnits,
    updatedAt: now,
    version: intent.version + 1,
  };
  await stores.refunds.insert([refund]);
  await stores.intents.update(claimed);
  await publish(paymentUpdated(claimed));
  return { refund, intent: claimed };
}
