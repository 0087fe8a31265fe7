import type { Transaction } from 'kysely';
import { z } from 'zod';
import { notFound } from '../../kit/errors/domain-error.ts';
import type { DomainEvent } from '../../kit/events/domain-event.ts';
import type { EventHandlers } from '../../kit/events/event-consumer.ts';
import { money } from '../../kit/values/money.ts';
import { claimRefund } from './claim-refund.ts';
import type { PaymentsDependencies } from './dependencies.ts';
import { linkInvoice } from './link-invoice.ts';
import { movePaymentIntent } from './move-payment-intent.ts';
import { type PaymentIntent, refundableAmountOf } from './payment-intent.ts';
import { createPaymentIntentStore } from './payment-intent-store.ts';
import type { PaymentsTables } from './tables.ts';

const reservationData = z.object({ reservationId: z.string() });
const invoiceData = z.object({ invoiceId: z.string(), reservationId: z.string().nullish() });
const refundData = z.object({
  paymentIntentId: z.string(),
  amount: z.object({ minorUnits: z.string().regex(/^\d+$/), currency: z.string() }).optional(),
  reason: z.string().default('The sale was taken back.'),
});

/**
 * What payments does when other domains have news. Handlers run in the transaction that remembers the event,
 * so each has its effect once.
 * @param onRefundClaimed called when a refund was written that the provider has to be asked for after the commit
 */
export function createEventHandlers(
  dependencies: PaymentsDependencies,
  onRefundClaimed: () => void,
): EventHandlers<PaymentsTables> {
  const { engine } = dependencies.database;
  const cancelForReservation = async (
    event: DomainEvent,
    transaction: Transaction<PaymentsTables>,
  ): Promise<void> => {
    const { reservationId } = reservationData.parse(event.data);
    const intents = await createPaymentIntentStore(transaction, engine).listByReservations(
      { organizationId: event.organizationid },
      [reservationId],
    );
    await cancelUnpaid(dependencies, transaction, intents);
  };
  const refundOnRequest = async (
    event: DomainEvent,
    transaction: Transaction<PaymentsTables>,
  ): Promise<void> => {
    const isClaimed = await claimRequestedRefund(dependencies, transaction, event);
    if (isClaimed) onRefundClaimed();
  };
  return {
    'reservations.reservation-cancelled.v1': cancelForReservation,
    'reservations.reservation-expired.v1': cancelForReservation,
    'reservations.refund-requested.v1': refundOnRequest,
    'finance.refund-requested.v1': refundOnRequest,
    'finance.invoice-issued.v1': async (event, transaction) => {
      const { invoiceId, reservationId } = invoiceData.parse(event.data);
      if (reservationId)
        await linkInvoice(dependencies, transaction, {
          organizationId: event.organizationid,
          invoiceId,
          reservationId,
        });
    },
    'finance.invoice-voided.v1': async (event, transaction) => {
      const { invoiceId } = invoiceData.parse(event.data);
      const intents = await createPaymentIntentStore(transaction, engine).listByInvoices(
        { organizationId: event.organizationid },
        [invoiceId],
      );
      await cancelUnpaid(dependencies, transaction, intents);
    },
  };
}

/** An attempt that is under way is left alone: should it capture, its reservation or invoice asks for a refund. */
async function cancelUnpaid(
  { database, clock }: PaymentsDependencies,
  transaction: Transaction<PaymentsTables>,
  candidates: readonly PaymentIntent[],
): Promise<void> {
  const intents = createPaymentIntentStore(transaction, database.engine);
  for (const candidate of candidates) {
    const intent = await intents.lockById(candidate.id);
    if (intent?.status !== 'REQUIRES_CONFIRMATION' && intent?.status !== 'FAILED') continue;
    await movePaymentIntent(transaction, database.engine, intent, {
      to: 'CANCELLED',
      cause: 'event',
      now: clock(),
    });
  }
}

/**
 * Refunds what is asked, or what is left when a part was refunded by hand before. A payment that is refunded
 * already needs nothing more. Answers whether a refund was written.
 */
async function claimRequestedRefund(
  dependencies: PaymentsDependencies,
  transaction: Transaction<PaymentsTables>,
  event: DomainEvent,
): Promise<boolean> {
  const { paymentIntentId, amount, reason } = refundData.parse(event.data);
  const intent = await createPaymentIntentStore(transaction, dependencies.database.engine).lockById(
    paymentIntentId,
  );
  if (intent?.organizationId !== event.organizationid) throw notFound('Payment intent', paymentIntentId);
  const refundable = refundableAmountOf(intent);
  if (intent.status === 'SUCCEEDED' && refundable.minorUnits === 0n) {
    dependencies.logger.info(
      { paymentIntentId, eventId: event.id },
      'refund requested for a refunded payment',
    );
    return false;
  }
  const requested = amount ? money(BigInt(amount.minorUnits), amount.currency) : refundable;
  await claimRefund(dependencies, transaction, intent, {
    amount:
      requested.minorUnits > refundable.minorUnits
        ? { ...requested, minorUnits: refundable.minorUnits }
        : requested,
    reason,
    requestedBy: undefined,
    requestKey: `event:${event.id}`,
  });
  return true;
}
