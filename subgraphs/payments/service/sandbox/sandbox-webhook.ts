import { z } from 'zod';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ProviderEvent, ReceivedWebhook } from '../provider/payment-provider.ts';
import type { SandboxPaymentRow, SandboxRefundRow } from './sandbox-tables.ts';
import { checkSignature, signatureHeader } from './webhook-signature.ts';

/** Body of a sandbox webhook. Amounts are text: JSON has no whole numbers of that size. */
const failureSchema = z.object({ code: z.string(), message: z.string() });
const captureData = z.object({
  paymentId: z.string(),
  reference: z.string(),
  idempotencyKey: z.string(),
  decidedAt: z.iso.datetime(),
});
const refundData = z.object({ refundId: z.string(), idempotencyKey: z.string() });
const eventSchema = z.discriminatedUnion('type', [
  z.object({ id: z.string().min(1), type: z.literal('payment.captured'), data: captureData }),
  z.object({
    id: z.string().min(1),
    type: z.literal('payment.declined'),
    data: captureData.extend({ failure: failureSchema }),
  }),
  z.object({ id: z.string().min(1), type: z.literal('refund.succeeded'), data: refundData }),
  z.object({
    id: z.string().min(1),
    type: z.literal('refund.rejected'),
    data: refundData.extend({ failure: failureSchema }),
  }),
]);
const knownTypes: ReadonlySet<string> = new Set(eventSchema.options.map((option) => option.shape.type.value));
const anyEventSchema = z.object({ id: z.string().min(1), type: z.string() });

/** Throws UNAUTHENTICATED unless it is signed and fresh, BAD_USER_INPUT when it is not an event at all. */
export function readSandboxWebhook(secret: string, webhook: ReceivedWebhook): ProviderEvent {
  const verdict = checkSignature(secret, webhook.headers[signatureHeader], webhook.body, webhook.receivedAt);
  if (verdict !== 'valid') {
    throw new DomainError('UNAUTHENTICATED', 'The webhook signature is not valid.', {
      metadata: { signature: verdict },
    });
  }
  const body = parseJson(webhook.body);
  const parsed = eventSchema.safeParse(body);
  if (parsed.success) return toProviderEvent(parsed.data);
  const other = anyEventSchema.safeParse(body);
  // A type we know with data we cannot read is refused: remembered as seen, its repetition would not count.
  if (other.success && !knownTypes.has(other.data.type)) return { kind: 'other', id: other.data.id };
  throw new DomainError('BAD_USER_INPUT', 'The webhook is not an event.');
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    throw new DomainError('BAD_USER_INPUT', 'The webhook is not JSON.');
  }
}

function toProviderEvent(event: z.output<typeof eventSchema>): ProviderEvent {
  const { id, data } = event;
  switch (event.type) {
    case 'payment.captured':
      return {
        kind: 'capture-decided',
        id,
        attempt: event.data,
        outcome: {
          kind: 'captured',
          providerReference: event.data.paymentId,
          capturedAt: new Date(event.data.decidedAt),
        },
      };
    case 'payment.declined':
      return {
        kind: 'capture-decided',
        id,
        attempt: event.data,
        outcome: { kind: 'declined', failure: event.data.failure },
      };
    case 'refund.succeeded':
      return {
        kind: 'refund-decided',
        id,
        refundId: data.idempotencyKey,
        outcome: { kind: 'refunded', providerReference: event.data.refundId },
      };
    case 'refund.rejected':
      return {
        kind: 'refund-decided',
        id,
        refundId: data.idempotencyKey,
        outcome: { kind: 'rejected', failure: event.data.failure },
      };
  }
}

/** The event that reports what became of a payment. */
export function paymentWebhook(eventId: string, payment: SandboxPaymentRow): string {
  return JSON.stringify({
    id: eventId,
    type: payment.status === 'captured' ? 'payment.captured' : 'payment.declined',
    data: {
      paymentId: payment.id,
      reference: payment.reference,
      idempotencyKey: payment.idempotency_key,
      decidedAt: payment.decided_at,
      amount: { minorUnits: String(payment.amount_minor), currency: payment.currency },
      ...failureOf(payment),
    },
  });
}

/** The event that reports what became of a refund. */
export function refundWebhook(eventId: string, refund: SandboxRefundRow): string {
  return JSON.stringify({
    id: eventId,
    type: refund.status === 'refunded' ? 'refund.succeeded' : 'refund.rejected',
    data: { refundId: refund.id, idempotencyKey: refund.idempotency_key, ...failureOf(refund) },
  });
}

function failureOf(row: { readonly failure_code: string | null; readonly failure_message: string | null }) {
  return row.failure_code === null
    ? {}
    : { failure: { code: row.failure_code, message: row.failure_message ?? '' } };
}
