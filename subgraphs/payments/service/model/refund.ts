import type { Money } from '../../../kit/values/money.ts';
import type { Transitions } from '../../../kit/values/transitions.ts';
import type { PaymentFailure } from './payment-intent.ts';

/** Money given back from one captured payment intent. */
export interface Refund {
  readonly id: string;
  readonly organizationId: string;
  readonly paymentIntentId: string;
  readonly amount: Money;
  readonly status: RefundStatus;
  readonly reason: string;
  /** User who asked for it; undefined when the system did. */
  readonly requestedBy: string | undefined;
  /** Makes the request unique within its intent: one key is one refund. */
  readonly requestKey: string;
  readonly providerReference: string | undefined;
  readonly failure: PaymentFailure | undefined;
  /** Undefined when the provider gives it back to the card. */
  readonly paidBackBy: RefundMethod | undefined;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Ways in which money is given back by hand. */
export const refundMethods = ['BANK_TRANSFER', 'CASH'] as const;
/** How money was given back by hand. */
export type RefundMethod = (typeof refundMethods)[number];

/** PENDING until the provider has decided. */
export type RefundStatus = 'PENDING' | 'SUCCEEDED' | 'FAILED';

/** Legal transitions: it is decided once. */
export const refundTransitions: Transitions<RefundStatus> = {
  PENDING: ['SUCCEEDED', 'FAILED'],
  SUCCEEDED: [],
  FAILED: [],
};
