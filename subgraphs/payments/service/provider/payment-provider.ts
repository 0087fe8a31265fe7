import type { Money } from '../../../kit/values/money.ts';
import type { Card } from '../model/card.ts';
import type { PaymentFailure } from '../model/payment-intent.ts';

/**
 * A payment service provider, as far as payments needs one. Every network call takes a signal and rejects
 * when it aborts. A rejected call says nothing about what the provider did: the caller asks again later.
 *
 * What an implementation must keep:
 * - one idempotency key is one effect; repeating a key answers what the first call did;
 * - one reference is captured once, whatever the key: a second capture answers the first;
 * - an abandoned attempt is never captured afterwards, even when its request is still on the way.
 */
export interface PaymentProvider {
  /** Stored with every intent, and the last part of the webhook address. */
  readonly name: string;
  /** Takes the amount from the card. */
  capture(request: CaptureRequest, signal: AbortSignal): Promise<CaptureOutcome | StillPending>;
  /** What became of an attempt. */
  findCapture(
    attempt: CaptureAttempt,
    signal: AbortSignal,
  ): Promise<CaptureOutcome | StillPending | NeverReceived>;
  /** Gives up an attempt that the provider has not received; answers its outcome when it has. */
  abandonCapture(attempt: CaptureAttempt, signal: AbortSignal): Promise<CaptureOutcome | StillPending>;
  /** Gives money back from the capture of `reference`. */
  refund(request: RefundRequest, signal: AbortSignal): Promise<RefundOutcome>;
  /** Reads a webhook; throws UNAUTHENTICATED unless it is authentic and fresh. */
  readWebhook(webhook: ReceivedWebhook): ProviderEvent;
}

/** One attempt to capture, named as both sides know it. */
export interface CaptureAttempt {
  /** Our id of the payment intent. */
  readonly reference: string;
  readonly idempotencyKey: string;
}

/** A capture of the whole amount with a card. */
export interface CaptureRequest extends CaptureAttempt {
  readonly amount: Money;
  readonly card: Card;
}

/** The final decision of the provider about a capture. */
export type CaptureOutcome =
  | { readonly kind: 'captured'; readonly providerReference: string; readonly capturedAt: Date }
  | { readonly kind: 'declined'; readonly failure: PaymentFailure };

/** The provider has the request and will decide later. */
export interface StillPending {
  readonly kind: 'pending';
}

/** The provider does not know the attempt. */
export interface NeverReceived {
  readonly kind: 'never-received';
}

/** A refund of a captured payment, in whole or in part. */
export interface RefundRequest {
  /** Our id of the payment intent. */
  readonly reference: string;
  /** Our id of the refund. */
  readonly idempotencyKey: string;
  readonly amount: Money;
}

/** The final decision of the provider about a refund. */
export type RefundOutcome =
  | { readonly kind: 'refunded'; readonly providerReference: string }
  | { readonly kind: 'rejected'; readonly failure: PaymentFailure };

/** A webhook as it was received. */
export interface ReceivedWebhook {
  readonly body: Buffer;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly receivedAt: Date;
}

/** A fact the provider reports on its own account; it may come late, twice and in any order. */
export type ProviderEvent =
  | {
      readonly kind: 'capture-decided';
      readonly id: string;
      readonly attempt: CaptureAttempt;
      readonly outcome: CaptureOutcome;
    }
  | {
      readonly kind: 'refund-decided';
      readonly id: string;
      readonly refundId: string;
      readonly outcome: RefundOutcome;
    }
  | { readonly kind: 'other'; readonly id: string };
