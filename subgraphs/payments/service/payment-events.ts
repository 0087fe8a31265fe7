import type { NewEvent } from '../../kit/events/outbox.ts';
import type { Money } from '../../kit/values/money.ts';
import type { PaymentFailure, PaymentIntent } from './payment-intent.ts';
import type { Refund } from './refund.ts';

/** Amounts in events are text: JSON has no whole numbers of that size. */
export function eventAmount(amount: Money): { readonly minorUnits: string; readonly currency: string } {
  return { minorUnits: amount.minorUnits.toString(), currency: amount.currency };
}

/** Every change of an intent, for whoever watches it. */
export function paymentUpdated(intent: PaymentIntent): NewEvent {
  return intentEvent('payments.payment-updated.v1', intent, {
    status: intent.status,
    version: intent.version,
  });
}

/** The amount was captured. */
export function paymentSucceeded(intent: PaymentIntent): NewEvent {
  return intentEvent('payments.payment-succeeded.v1', intent, {
    provider: intent.provider,
    providerReference: intent.providerReference,
    capturedAt: intent.capturedAt?.toISOString(),
  });
}

/** The provider refused; another card may be tried. */
export function paymentFailed(intent: PaymentIntent, failure: PaymentFailure): NewEvent {
  return intentEvent('payments.payment-failed.v1', intent, {
    failure: { code: failure.code, message: failure.message },
  });
}

/** The provider gave money back. */
export function paymentRefunded(intent: PaymentIntent, refund: Refund): NewEvent {
  return intentEvent('payments.payment-refunded.v1', intent, {
    refundId: refund.id,
    amount: eventAmount(refund.amount),
    reason: refund.reason,
  });
}

/** The provider refused to give money back: somebody has to look at it. */
export function refundFailed(intent: PaymentIntent, refund: Refund, failure: PaymentFailure): NewEvent {
  return intentEvent('payments.refund-failed.v1', intent, {
    refundId: refund.id,
    amount: eventAmount(refund.amount),
    reason: refund.reason,
    failure: { code: failure.code, message: failure.message },
  });
}

function intentEvent(type: string, intent: PaymentIntent, data: Readonly<Record<string, unknown>>): NewEvent {
  return {
    type,
    aggregateId: intent.id,
    organizationId: intent.organizationId,
    data: {
      paymentIntentId: intent.id,
      reservationId: intent.reservationId,
      invoiceId: intent.invoiceId,
      userId: intent.userId,
      amount: eventAmount(intent.amount),
      ...data,
    },
  };
}
