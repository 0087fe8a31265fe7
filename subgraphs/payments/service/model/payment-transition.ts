import type { PaymentFailure, PaymentIntentStatus } from './payment-intent.ts';

/** One step in the history of an intent. */
export interface PaymentTransition {
  readonly id: string;
  readonly organizationId: string;
  readonly paymentIntentId: string;
  /** Version of the intent after the step: orders the history. */
  readonly position: number;
  /** Undefined for the creation. */
  readonly fromStatus: PaymentIntentStatus | undefined;
  readonly toStatus: PaymentIntentStatus;
  readonly cause: TransitionCause;
  readonly failure: PaymentFailure | undefined;
  readonly occurredAt: Date;
}

/**
 * What moved an intent: a client's call, the provider's reply to it, a webhook, the reconciliation job, an
 * event of another domain.
 */
export type TransitionCause = 'client' | 'provider-reply' | 'webhook' | 'reconciliation' | 'event';
