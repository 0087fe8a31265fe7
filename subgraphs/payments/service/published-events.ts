import {
  PaymentFailed,
  PaymentRefunded,
  PaymentSucceeded,
  PaymentUpdated,
  RefundFailed,
} from '../../../proto/generated/erp/payments/v1/events.ts';
import type { NewEvent } from '../../kit/events/outbox.ts';
import type { PaymentFailure, PaymentIntent } from './model/payment-intent.ts';
import type { Refund } from './model/refund.ts';

/** The events of the domain, one function each; `proto/erp/payments/v1/events.proto` says what they carry. */

/** Every change of an intent. */
export function paymentUpdated(intent: PaymentIntent): NewEvent {
  const { status, version } = intent;
  return PaymentUpdated.create(intent.organizationId, { ...intentFacts(intent), status, version });
}

/** @param intent captured: throws when it has no time of capture */
export function paymentSucceeded(intent: PaymentIntent): NewEvent {
  const { provider, providerReference, capturedAt } = intent;
  if (!capturedAt) throw new Error(`Payment intent ${intent.id} was not captured.`);
  return PaymentSucceeded.create(intent.organizationId, {
    ...intentFacts(intent),
    provider,
    providerReference,
    capturedAt,
  });
}

/** The provider declined an attempt; the intent may be paid with another card. */
export function paymentFailed(intent: PaymentIntent, failure: PaymentFailure): NewEvent {
  return PaymentFailed.create(intent.organizationId, { ...intentFacts(intent), failure });
}

/** Money was given back, by the provider or by hand: `refund` names how much. */
export function paymentRefunded(intent: PaymentIntent, refund: Refund): NewEvent {
  return PaymentRefunded.create(intent.organizationId, {
    ...intentFacts(intent),
    ...refundFacts(refund),
    paidBackBy: refund.paidBackBy,
  });
}

/** The provider refused a refund; its amount can be refunded again. */
export function refundFailed(intent: PaymentIntent, refund: Refund, failure: PaymentFailure): NewEvent {
  return RefundFailed.create(intent.organizationId, {
    ...intentFacts(intent),
    ...refundFacts(refund),
    failure,
  });
}

function intentFacts(intent: PaymentIntent) {
  const { id: paymentIntentId, reservationId, invoiceId, userId, amount } = intent;
  return { paymentIntentId, reservationId, invoiceId, userId, amount };
}

function refundFacts({ id: refundId, amount, reason }: Refund) {
  return { refundId, amount, reason };
}
