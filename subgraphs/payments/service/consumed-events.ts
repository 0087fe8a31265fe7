import type { Transaction } from 'kysely';
import {
  InvoiceIssued,
  InvoiceVoided,
  RefundRequested as RefundRequestedByFinance,
} from '../../../proto/generated/erp/finance/v1/events.ts';
import {
  RefundRequested as RefundRequestedByReservations,
  ReservationCancelled,
  ReservationExpired,
} from '../../../proto/generated/erp/reservations/v1/events.ts';
import { notFound } from '../../kit/errors/domain-error.ts';
import { type Consumption, type EventHandler, onEvent } from '../../kit/events/event-consumer.ts';
import type { PaymentsDependencies } from './dependencies.ts';
import { linkInvoice } from './intents/link-invoice.ts';
import { movePaymentIntent } from './intents/move-payment-intent.ts';
import type { RefundRunner } from './jobs/refund-runner.ts';
import { type PaymentIntent, refundableAmountOf } from './model/payment-intent.ts';
import { claimRefund } from './refunds/claim-refund.ts';
import { createPaymentIntentStore } from './stores/payment-intent-store.ts';
import type { PaymentsTables } from './stores/tables.ts';

/** What handlers work with. */
export interface ConsumedEventsDependencies extends PaymentsDependencies {
  readonly refundRunner: Pick<RefundRunner, 'wakeAfterCommit'>;
}

/** What payments does when other domains have news. Handlers run in the transaction that remembers the event. */
export function consumedEvents(
  dependencies: ConsumedEventsDependencies,
): ReadonlyArray<EventHandler<PaymentsTables>> {
  const { engine } = dependencies.database;
  const cancelForReservation = async (
    { reservationId }: { readonly reservationId: string },
    { organizationId, transaction }: Consumption<PaymentsTables>,
  ): Promise<void> => {
    const intents = await createPaymentIntentStore(transaction, engine).listByReservations(
      { organizationId },
      [reservationId],
    );
    await cancelUnpaid(dependencies, transaction, intents);
  };
  const refundOnRequest = async (
    request: RequestedRefund,
    consumption: Consumption<PaymentsTables>,
  ): Promise<void> => {
    const isClaimed = await claimRequestedRefund(dependencies, request, consumption);
    if (isClaimed) dependencies.refundRunner.wakeAfterCommit();
  };
  return [
    onEvent(ReservationCancelled, cancelForReservation),
    onEvent(ReservationExpired, cancelForReservation),
    onEvent(RefundRequestedByReservations, refundOnRequest),
    onEvent(RefundRequestedByFinance, refundOnRequest),
    onEvent(InvoiceIssued, async ({ invoiceId, reservationId }, { organizationId, transaction }) => {
      if (reservationId !== undefined)
        await linkInvoice(dependencies, transaction, { organizationId, invoiceId, reservationId });
    }),
    onEvent(InvoiceVoided, async ({ invoiceId }, { organizationId, transaction }) => {
      const intents = await createPaymentIntentStore(transaction, engine).listByInvoices({ organizationId }, [
        invoiceId,
      ]);
      await cancelUnpaid(dependencies, transaction, intents);
    }),
  ];
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

/** What reservations and finance say of a refund they ask for. */
type RequestedRefund = Pick<RefundRequestedByFinance, 'paymentIntentId' | 'amount' | 'reason'>;

/**
 * Refunds what is asked, or what is left when a part was refunded by hand before. A payment that is refunded
 * already needs nothing more. Answers whether a refund was written.
 */
async function claimRequestedRefund(
  dependencies: PaymentsDependencies,
  { paymentIntentId, amount, reason }: RequestedRefund,
  { organizationId, eventId, transaction }: Consumption<PaymentsTables>,
): Promise<boolean> {
  const intent = await createPaymentIntentStore(transaction, dependencies.database.engine).lockById(
    paymentIntentId,
  );
  if (intent?.organizationId !== organizationId) throw notFound('Payment intent', paymentIntentId);
  const refundable = refundableAmountOf(intent);
  if (intent.status === 'SUCCEEDED' && refundable.minorUnits === 0n) {
    dependencies.logger.info({ paymentIntentId, eventId }, 'refund requested for a refunded payment');
    return false;
  }
  await claimRefund(dependencies, transaction, intent, {
    amount:
      amount.minorUnits > refundable.minorUnits ? { ...amount, minorUnits: refundable.minorUnits } : amount,
    reason,
    requestedBy: undefined,
    requestKey: `event:${eventId}`,
  });
  return true;
}
