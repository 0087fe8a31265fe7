import { choice, type GroupColumn, instant, number, text } from '../../../kit/database/columns.ts';
import { columns, type RowOf } from '../../../kit/database/row-codec.ts';
import type { Int64Column } from '../../../kit/database/sql-differences.ts';
import { type Money, money } from '../../../kit/values/money.ts';
import type { AttentionReason } from '../model/attention-item.ts';
import type { CardSummary, PaymentFailure, PaymentIntentStatus } from '../model/payment-intent.ts';
import type { TransitionCause } from '../model/payment-transition.ts';
import type { RefundMethod, RefundStatus } from '../model/refund.ts';
import type { SandboxTables } from '../sandbox/sandbox-tables.ts';

/** Tables of the payments database, each by the columns that keep the fields of its model. */
export interface PaymentsTables extends SandboxTables {
  readonly payment_intents: PaymentIntentRow;
  readonly payment_transitions: RowOf<typeof paymentTransitionColumns>;
  readonly refunds: RowOf<typeof refundColumns>;
  readonly attention_items: RowOf<typeof attentionItemColumns>;
  readonly provider_events: RowOf<typeof providerEventColumns>;
}

const amount: GroupColumn<Money, { readonly amount_minor: Int64Column; readonly currency: string }> = {
  kind: 'group',
  names: ['amount_minor', 'currency'],
  read: (row) => money(BigInt(row.amount_minor), row.currency),
  write: ({ minorUnits, currency }) => ({ amount_minor: minorUnits, currency }),
};

const refundedMinorUnits: GroupColumn<bigint, { readonly refunded_minor: Int64Column }> = {
  kind: 'group',
  names: ['refunded_minor'],
  read: (row) => BigInt(row.refunded_minor),
  write: (minorUnits) => ({ refunded_minor: minorUnits }),
};

const refundClaimedMinorUnits: GroupColumn<bigint, { readonly refund_claimed_minor: Int64Column }> = {
  kind: 'group',
  names: ['refund_claimed_minor'],
  read: (row) => BigInt(row.refund_claimed_minor),
  write: (minorUnits) => ({ refund_claimed_minor: minorUnits }),
};

interface FailureColumns {
  readonly failure_code: string | null;
  readonly failure_message: string | null;
}

const failure: GroupColumn<PaymentFailure | undefined, FailureColumns> = {
  kind: 'group',
  names: ['failure_code', 'failure_message'],
  read: (row) =>
    row.failure_code === null ? undefined : { code: row.failure_code, message: row.failure_message ?? '' },
  write: (value) => ({ failure_code: value?.code ?? null, failure_message: value?.message ?? null }),
};

interface CardColumns {
  readonly card_brand: string | null;
  readonly card_last4: string | null;
}

const card: GroupColumn<CardSummary | undefined, CardColumns> = {
  kind: 'group',
  names: ['card_brand', 'card_last4'],
  read: (row) =>
    row.card_brand === null || row.card_last4 === null
      ? undefined
      : { brand: row.card_brand, last4: row.card_last4 },
  write: (value) => ({ card_brand: value?.brand ?? null, card_last4: value?.last4 ?? null }),
};

/** An intent. Amounts are minor units in the currency of the intent. */
export const paymentIntentColumns = columns({
  id: text,
  organizationId: text,
  reservationId: text.optional,
  invoiceId: text.optional,
  userId: text,
  amount,
  status: choice<PaymentIntentStatus>(),
  provider: text,
  providerReference: text.optional,
  failure,
  card,
  attempt: number,
  attemptStartedAt: instant.optional,
  refundedMinorUnits,
  refundClaimedMinorUnits,
  capturedAt: instant.optional,
  createdAt: instant,
  updatedAt: instant,
  version: number,
});

/** An intent, and what the store alone keeps of it. */
export type PaymentIntentRow = RowOf<typeof paymentIntentColumns> & {
  /** Unique while it is set: see `openTargetOf`. */
  readonly open_target: string | null;
  /** Who opened the intent, and under which key: unique together. */
  readonly created_by: string;
  readonly idempotency_key: string | null;
};

/** One change of status of an intent; `position` counts them from the first. */
export const paymentTransitionColumns = columns({
  id: text,
  organizationId: text,
  paymentIntentId: text,
  position: number,
  fromStatus: choice<PaymentIntentStatus>().optional,
  toStatus: choice<PaymentIntentStatus>(),
  cause: choice<TransitionCause>(),
  failure,
  occurredAt: instant,
});

/** A refund of an intent; `requestKey` is unique for the intent, so that a repeated request finds it. */
export const refundColumns = columns({
  id: text,
  organizationId: text,
  paymentIntentId: text,
  amount,
  status: choice<RefundStatus>(),
  reason: text,
  requestedBy: text.optional,
  requestKey: text,
  providerReference: text.optional,
  failure,
  paidBackBy: choice<RefundMethod>().optional,
  createdAt: instant,
  updatedAt: instant,
});

/** A payment on the work list; it is kept when it is resolved. */
export const attentionItemColumns = columns({
  id: text,
  organizationId: text,
  paymentIntentId: text,
  reason: choice<AttentionReason>(),
  refundId: text.optional,
  amount,
  since: instant,
  resolvedAt: instant.optional,
  resolvedBy: text.optional,
  note: text.optional,
});

/** A webhook that was handled; its id keeps a second delivery from having an effect. */
export const providerEventColumns = columns({
  provider: text,
  eventId: text,
  kind: text,
  receivedAt: instant,
});
