import type { Unit } from '../../../kit/part/unit-of-work.ts';
import { type Money, money } from '../../../kit/values/money.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import type { AttentionItem, AttentionReason } from '../model/attention-item.ts';
import { type PaymentIntent, refundableAmountOf } from '../model/payment-intent.ts';
import type { Refund } from '../model/refund.ts';
import type { PaymentsStores } from '../stores/stores.ts';

type PaymentsUnit = Unit<PaymentsStores>;

/** Puts an intent on the work list when its outcome becomes unknown, and takes it off when the outcome is known. */
export async function trackOutcome(
  unit: PaymentsUnit,
  before: PaymentIntent,
  after: PaymentIntent,
): Promise<void> {
  if (after.status === 'UNKNOWN') await openItem(unit, after, 'OUTCOME_UNKNOWN', after.amount);
  else if (before.status === 'UNKNOWN') await resolveAll(unit, after, 'OUTCOME_UNKNOWN');
}

/** Puts money on the work list, once, that the provider took although the attempt had ended otherwise. */
export async function trackUnexpectedCapture(unit: PaymentsUnit, intent: PaymentIntent): Promise<void> {
  const { organizationId, id, amount } = intent;
  const [open] = await unit.stores.attentionItems.findOpen(organizationId, id, 'UNEXPECTED_CAPTURE');
  if (!open) await openItem(unit, intent, 'UNEXPECTED_CAPTURE', amount);
}

/** Puts a refund that the provider refused on the work list; a payment that is refunded in full leaves it. */
export async function trackRefund(unit: PaymentsUnit, intent: PaymentIntent, refund: Refund): Promise<void> {
  if (refund.status === 'FAILED') await openItem(unit, intent, 'REFUND_FAILED', refund.amount, refund.id);
  else if (refundableAmountOf(intent).minorUnits === 0n) await resolveAll(unit, intent, 'REFUND_FAILED');
}

/** Puts a refund on the work list, once, of which the provider says otherwise than it did before. */
export async function trackContradictedRefund(unit: PaymentsUnit, refund: Refund): Promise<void> {
  const { organizationId, paymentIntentId, amount, id } = refund;
  const open = await unit.stores.attentionItems.findOpen(
    organizationId,
    paymentIntentId,
    'REFUND_CONTRADICTED',
  );
  if (!open.some(({ refundId }) => refundId === id))
    await openItem(unit, { id: paymentIntentId, organizationId }, 'REFUND_CONTRADICTED', amount, id);
}

/** Takes a failed refund off the work list, because it is tried again. */
export async function resolveRefund(unit: PaymentsUnit, refund: Refund): Promise<void> {
  await resolveAll(unit, { ...refund, id: refund.paymentIntentId }, 'REFUND_FAILED', refund.id);
}

/**
 * Keeps one item for the money of an intent that finance could not match; nothing unmatched resolves it.
 * @param intent locked
 */
export async function trackUnmatched(
  unit: PaymentsUnit,
  intent: PaymentIntent,
  unmatched: Money,
): Promise<void> {
  const { attentionItems } = unit.stores;
  if (unmatched.minorUnits <= 0n) return resolveAll(unit, intent, 'UNMATCHED_MONEY');
  const [open] = await attentionItems.findOpen(intent.organizationId, intent.id, 'UNMATCHED_MONEY');
  if (open) await attentionItems.update({ ...open, amount: unmatched });
  else await openItem(unit, intent, 'UNMATCHED_MONEY', unmatched);
}

type IntentKey = Pick<PaymentIntent, 'id' | 'organizationId'>;

async function openItem(
  { stores, now }: PaymentsUnit,
  { id: paymentIntentId, organizationId }: IntentKey,
  reason: AttentionReason,
  { minorUnits, currency }: Money,
  refundId?: string,
): Promise<void> {
  const item: AttentionItem = {
    id: newId(),
    organizationId,
    paymentIntentId,
    reason,
    refundId,
    amount: money(minorUnits, currency),
    since: now,
    resolvedAt: undefined,
    resolvedBy: undefined,
    note: undefined,
  };
  await stores.attentionItems.insert([item]);
}

/** @param refundId only the item of this refund */
async function resolveAll(
  { stores, now }: PaymentsUnit,
  { id, organizationId }: IntentKey,
  reason: AttentionReason,
  refundId?: string,
): Promise<void> {
  for (const item of await stores.attentionItems.findOpen(organizationId, id, reason))
    if (refundId === undefined || item.refundId === refundId)
      await stores.attentionItems.update({ ...item, resolvedAt: now });
}
