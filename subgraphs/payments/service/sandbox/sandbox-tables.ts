import type { Int64Column } from '../../../kit/database/sql-differences.ts';

/** What the sandbox provider remembers. Nothing but the sandbox reads or writes these tables. */
export interface SandboxTables {
  readonly sandbox_payments: SandboxPaymentRow;
  readonly sandbox_refunds: SandboxRefundRow;
  readonly sandbox_webhooks: SandboxWebhookRow;
}

/** A payment as the sandbox provider remembers it. */
export interface SandboxPaymentRow {
  readonly id: string;
  readonly idempotency_key: string;
  readonly reference: string;
  /** The reference while the payment is captured or may still be: unique, so that a reference is captured once. */
  readonly captured_reference: string | null;
  readonly status: 'captured' | 'declined' | 'pending' | 'abandoned';
  readonly amount_minor: Int64Column;
  readonly refunded_minor: Int64Column;
  readonly currency: string;
  /** Name of the test card, see `test-cards.ts`. */
  readonly test_card: string;
  readonly failure_code: string | null;
  readonly failure_message: string | null;
  /** When a pending payment is captured. */
  readonly settles_at: string | null;
  readonly decided_at: string | null;
}

/** A refund as the sandbox provider remembers it. */
export interface SandboxRefundRow {
  readonly id: string;
  readonly idempotency_key: string;
  readonly payment_id: string;
  readonly status: 'refunded' | 'rejected';
  readonly amount_minor: Int64Column;
  readonly failure_code: string | null;
  readonly failure_message: string | null;
  readonly created_at: string;
}

/** A webhook that the sandbox provider sends until it is received. */
export interface SandboxWebhookRow {
  readonly id: string;
  readonly body: string;
  /** How many more times the event is sent, although it was received. */
  readonly repetitions: number;
  readonly attempts: number;
  /** Null when the event needs no further sending. */
  readonly next_attempt_at: string | null;
}
