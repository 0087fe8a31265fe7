import type { Money } from '../../../kit/values/money.ts';

/** Money that a person of the organization has to look at. Open until it is resolved. */
export interface AttentionItem {
  readonly id: string;
  readonly organizationId: string;
  readonly paymentIntentId: string;
  readonly reason: AttentionReason;
  /** The refund that failed, or of which the provider says otherwise now; undefined for other reasons. */
  readonly refundId: string | undefined;
  /** The money it is about. */
  readonly amount: Money;
  readonly since: Date;
  readonly resolvedAt: Date | undefined;
  /** User who resolved it by hand; undefined when it resolved itself. */
  readonly resolvedBy: string | undefined;
  /** What was done about it, when it was resolved by hand. */
  readonly note: string | undefined;
}

/** Why a payment needs attention. */
export type AttentionReason =
  | 'REFUND_FAILED'
  | 'OUTCOME_UNKNOWN'
  | 'UNMATCHED_MONEY'
  | 'UNEXPECTED_CAPTURE'
  | 'REFUND_CONTRADICTED';
