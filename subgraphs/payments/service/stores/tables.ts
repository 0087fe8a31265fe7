import type { Int64Column } from '../../../kit/database/sql-differences.ts';
import type { PaymentIntentStatus } from '../model/payment-intent.ts';
import type { TransitionCause } from '../model/payment-transition.ts';
import type { RefundStatus } from '../model/refund.ts';
import type { SandboxTables } from '../sandbox/sandbox-tables.ts';

/** Rows of the payments database, read alike on SQLite and PostgreSQL. */
export interface PaymentsTables extends SandboxTables {
  readonly payment_intents: PaymentIntentRow;
  readonly payment_transitions: PaymentTransitionRow;
  readonly refunds: RefundRow;
  readonly provider_events: ProviderEventRow;
}

export interface PaymentIntentRow {
  readonly id: string;
  readonly organization_id: string;
  readonly reservation_id: string | null;
  readonly invoice_id: string | null;
  readonly user_id: string;
  readonly amount_minor: Int64Column;
  readonly currency: string;
  readonly status: PaymentIntentStatus;
  readonly provider: string;
  readonly provider_reference: string | null;
  readonly failure_code: string | null;
  readonly failure_message: string | null;
  readonly card_brand: string | null;
  readonly card_last4: string | null;
  readonly attempt: number;
  readonly attempt_started_at: string | null;
  readonly refunded_minor: Int64Column;
  readonly refund_claimed_minor: Int64Column;
  /** Unique while it is set: see `openTargetOf`. */
  readonly open_target: string | null;
  /** Who opened the intent, and under which key: unique together. */
  readonly created_by: string;
  readonly idempotency_key: string | null;
  readonly captured_at: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly version: number;
}

export interface PaymentTransitionRow {
  readonly id: string;
  readonly organization_id: string;
  readonly payment_intent_id: string;
  readonly position: number;
  readonly from_status: PaymentIntentStatus | null;
  readonly to_status: PaymentIntentStatus;
  readonly cause: TransitionCause;
  readonly failure_code: string | null;
  readonly failure_message: string | null;
  readonly occurred_at: string;
}

export interface RefundRow {
  readonly id: string;
  readonly organization_id: string;
  readonly payment_intent_id: string;
  readonly amount_minor: Int64Column;
  readonly currency: string;
  readonly status: RefundStatus;
  readonly reason: string;
  readonly requested_by: string | null;
  readonly request_key: string;
  readonly provider_reference: string | null;
  readonly failure_code: string | null;
  readonly failure_message: string | null;
  readonly created_at: string;
  readonly updated_at: string;
}

/** A webhook that was handled; its id keeps a second delivery from having an effect. */
export interface ProviderEventRow {
  readonly provider: string;
  readonly event_id: string;
  readonly kind: string;
  readonly received_at: string;
}
