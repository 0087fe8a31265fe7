import type {
  AttentionItem as AttentionItemMessage,
  PaymentIntent as PaymentIntentMessage,
  PaymentTransition as PaymentTransitionMessage,
  Refund as RefundMessage,
} from '../../../proto/generated/erp/payments/v1/payments.ts';
import { money, moneyToProto } from '../../kit/values/money.ts';
import type { AttentionItem } from './model/attention-item.ts';
import { type PaymentIntent, refundableAmountOf } from './model/payment-intent.ts';
import type { PaymentTransition } from './model/payment-transition.ts';
import type { Refund } from './model/refund.ts';

/** Models as the contract sends them: what only the service needs is left out. */

/** With the amounts that follow from its refunds. */
export function toPaymentIntentMessage(intent: PaymentIntent): PaymentIntentMessage {
  return {
    id: intent.id,
    reservationId: intent.reservationId,
    invoiceId: intent.invoiceId,
    userId: intent.userId,
    amount: moneyToProto(intent.amount),
    status: intent.status,
    provider: intent.provider,
    providerReference: intent.providerReference,
    failure: intent.failure,
    refundedAmount: moneyToProto(money(intent.refundedMinorUnits, intent.amount.currency)),
    refundableAmount: moneyToProto(refundableAmountOf(intent)),
    card: intent.card,
    capturedAt: intent.capturedAt,
    createdAt: intent.createdAt,
    updatedAt: intent.updatedAt,
    version: intent.version,
  };
}

/** Without the key of its request. */
export function toRefundMessage(refund: Refund): RefundMessage {
  return {
    id: refund.id,
    paymentIntentId: refund.paymentIntentId,
    amount: moneyToProto(refund.amount),
    status: refund.status,
    reason: refund.reason,
    requestedBy: refund.requestedBy,
    providerReference: refund.providerReference,
    failure: refund.failure,
    paidBackBy: refund.paidBackBy,
    createdAt: refund.createdAt,
    updatedAt: refund.updatedAt,
  };
}

/** An item of the work list as a message. */
export function toAttentionItemMessage(item: AttentionItem): AttentionItemMessage {
  const { id, paymentIntentId, reason, refundId, since, resolvedAt, resolvedBy, note } = item;
  const amount = moneyToProto(item.amount);
  return { id, paymentIntentId, reason, refundId, amount, since, resolvedAt, resolvedBy, note };
}

/** Without its position: the list is in order. */
export function toTransitionMessage(transition: PaymentTransition): PaymentTransitionMessage {
  return {
    id: transition.id,
    paymentIntentId: transition.paymentIntentId,
    fromStatus: transition.fromStatus,
    toStatus: transition.toStatus,
    cause: transition.cause,
    failure: transition.failure,
    occurredAt: transition.occurredAt,
  };
}
