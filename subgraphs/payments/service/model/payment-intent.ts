import { type Money, money } from '../../../kit/values/money.ts';
import type { Transitions } from '../../../kit/values/transitions.ts';

/** The will to pay one reservation or one invoice, and what became of it. */
export interface PaymentIntent {
  readonly id: string;
  readonly organizationId: string;
  readonly reservationId: string | undefined;
  readonly invoiceId: string | undefined;
  /** Owner of what is paid. */
  readonly userId: string;
  readonly amount: Money;
  readonly status: PaymentIntentStatus;
  /** Name of the payment provider. */
  readonly provider: string;
  /** The provider's id of the capture. */
  readonly providerReference: string | undefined;
  /** Why the last attempt failed; set while the status is FAILED. */
  readonly failure: PaymentFailure | undefined;
  /** Card of the last attempt. */
  readonly card: CardSummary | undefined;
  /** Number of attempts to capture, the running one included. */
  readonly attempt: number;
  readonly attemptStartedAt: Date | undefined;
  /** Confirmed refunds, in minor units. */
  readonly refundedMinorUnits: bigint;
  /** Confirmed and pending refunds, in minor units: never more than the amount. */
  readonly refundClaimedMinorUnits: bigint;
  readonly capturedAt: Date | undefined;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

/** UNKNOWN means that the provider did not answer: reconciliation finds out. SUCCEEDED and CANCELLED are final. */
export type PaymentIntentStatus =
  | 'REQUIRES_CONFIRMATION'
  | 'PROCESSING'
  | 'SUCCEEDED'
  | 'FAILED'
  | 'UNKNOWN'
  | 'CANCELLED';

/** Why a provider refused; the message is safe to show to the payer. */
export interface PaymentFailure {
  readonly code: string;
  readonly message: string;
}

/** All that is kept of a card. */
export interface CardSummary {
  /** For example `visa`. */
  readonly brand: string;
  readonly last4: string;
}

/** Legal transitions. A failed intent may try another card; SUCCEEDED and CANCELLED are never left. */
export const paymentIntentTransitions: Transitions<PaymentIntentStatus> = {
  REQUIRES_CONFIRMATION: ['PROCESSING', 'CANCELLED'],
  PROCESSING: ['SUCCEEDED', 'FAILED', 'UNKNOWN'],
  UNKNOWN: ['SUCCEEDED', 'FAILED'],
  FAILED: ['PROCESSING', 'CANCELLED'],
  SUCCEEDED: [],
  CANCELLED: [],
};

/** What an intent pays for. */
export type PaymentTarget =
  | { readonly kind: 'reservation'; readonly id: string }
  | { readonly kind: 'invoice'; readonly id: string };

/**
 * The key under which an intent keeps others from being opened for the same target, undefined when it does
 * not: a reservation is paid once, so only a cancelled intent makes room; an invoice may be paid in parts,
 * so a succeeded one does too.
 */
export function openTargetOf(intent: PaymentIntent): string | undefined {
  if (intent.status === 'CANCELLED') return undefined;
  if (intent.reservationId !== undefined) return targetKey({ kind: 'reservation', id: intent.reservationId });
  if (intent.invoiceId === undefined || intent.status === 'SUCCEEDED') return undefined;
  return targetKey({ kind: 'invoice', id: intent.invoiceId });
}

/** A target as one text, for example `invoice:<id>`. */
export function targetKey(target: PaymentTarget): string {
  return `${target.kind}:${target.id}`;
}

/** Whether the intent was opened for this target. */
export function isFor(intent: PaymentIntent, target: PaymentTarget): boolean {
  return target.kind === 'reservation'
    ? intent.reservationId === target.id
    : intent.reservationId === undefined && intent.invoiceId === target.id;
}

/** The provider's idempotency key of the running attempt: one attempt is one capture at most. */
export function attemptKeyOf(intent: Pick<PaymentIntent, 'id' | 'attempt'>): string {
  return `${intent.id}:${intent.attempt}`;
}

/** What can still be refunded; nothing before the capture. */
export function refundableAmountOf(intent: PaymentIntent): Money {
  const minorUnits =
    intent.status === 'SUCCEEDED' ? intent.amount.minorUnits - intent.refundClaimedMinorUnits : 0n;
  return money(minorUnits, intent.amount.currency);
}

/**
 * The intent that counts for each reservation: the paid one, otherwise the newest.
 * @param intents oldest first
 */
export function countingIntents(intents: readonly PaymentIntent[]): readonly PaymentIntent[] {
  return [...Map.groupBy(intents, (intent) => intent.reservationId).values()].flatMap((ofOne) => {
    const counting = ofOne.find((intent) => intent.status === 'SUCCEEDED') ?? ofOne.at(-1);
    return counting ? [counting] : [];
  });
}
