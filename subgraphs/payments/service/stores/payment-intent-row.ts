import { money } from '../../../kit/values/money.ts';
import { openTargetOf, type PaymentFailure, type PaymentIntent } from '../model/payment-intent.ts';
import type { PaymentIntentRow } from './tables.ts';

export function fromPaymentIntentRow(row: PaymentIntentRow): PaymentIntent {
  return {
    id: row.id,
    organizationId: row.organization_id,
    reservationId: row.reservation_id ?? undefined,
    invoiceId: row.invoice_id ?? undefined,
    userId: row.user_id,
    amount: money(BigInt(row.amount_minor), row.currency),
    status: row.status,
    provider: row.provider,
    providerReference: row.provider_reference ?? undefined,
    failure: fromFailureColumns(row),
    card:
      row.card_brand === null || row.card_last4 === null
        ? undefined
        : { brand: row.card_brand, last4: row.card_last4 },
    attempt: row.attempt,
    attemptStartedAt: row.attempt_started_at === null ? undefined : new Date(row.attempt_started_at),
    refundedMinorUnits: BigInt(row.refunded_minor),
    refundClaimedMinorUnits: BigInt(row.refund_claimed_minor),
    capturedAt: row.captured_at === null ? undefined : new Date(row.captured_at),
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
    version: row.version,
  };
}

/** The row without what is written once, when it is inserted. */
export function toPaymentIntentRow(
  intent: PaymentIntent,
): Omit<PaymentIntentRow, 'created_by' | 'idempotency_key'> {
  return {
    id: intent.id,
    organization_id: intent.organizationId,
    reservation_id: intent.reservationId ?? null,
    invoice_id: intent.invoiceId ?? null,
    user_id: intent.userId,
    amount_minor: intent.amount.minorUnits,
    currency: intent.amount.currency,
    status: intent.status,
    provider: intent.provider,
    provider_reference: intent.providerReference ?? null,
    ...toFailureColumns(intent.failure),
    card_brand: intent.card?.brand ?? null,
    card_last4: intent.card?.last4 ?? null,
    attempt: intent.attempt,
    attempt_started_at: intent.attemptStartedAt?.toISOString() ?? null,
    refunded_minor: intent.refundedMinorUnits,
    refund_claimed_minor: intent.refundClaimedMinorUnits,
    open_target: openTargetOf(intent) ?? null,
    captured_at: intent.capturedAt?.toISOString() ?? null,
    created_at: intent.createdAt.toISOString(),
    updated_at: intent.updatedAt.toISOString(),
    version: intent.version,
  };
}

interface FailureColumns {
  readonly failure_code: string | null;
  readonly failure_message: string | null;
}

export function fromFailureColumns(row: FailureColumns): PaymentFailure | undefined {
  return row.failure_code === null
    ? undefined
    : { code: row.failure_code, message: row.failure_message ?? '' };
}

export function toFailureColumns(failure: PaymentFailure | undefined): FailureColumns {
  return { failure_code: failure?.code ?? null, failure_message: failure?.message ?? null };
}
