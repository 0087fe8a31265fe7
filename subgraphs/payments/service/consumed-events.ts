import {
  InvoiceIssued,
  InvoiceSettled,
  InvoiceVoided,
  PaymentCreditChanged,
  RefundRequested as RefundRequestedByFinance,
} from '../../../proto/generated/erp/finance/v1/events.ts';
import {
  RefundRequested as RefundRequestedByReservations,
  ReservationCancelled,
  ReservationExpired,
} from '../../../proto/generated/erp/reservations/v1/events.ts';
import { type Consumption, type EventHandler, onEvent } from '../../kit/events/event-consumer.ts';
import { trackUnmatched } from './attention/track-attention.ts';
import type { PaymentsDependencies } from './dependencies.ts';
import { cancelUnpaid } from './intents/cancel-unpaid.ts';
import { linkInvoice } from './intents/link-invoice.ts';
import { refundableAmountOf } from './model/payment-intent.ts';
import { claimRefund } from './refunds/claim-refund.ts';
import type { PaymentsTables } from './stores/tables.ts';
import { unitOfWork } from './unit-of-work.ts';

/** What payments does when other domains publish. Handlers run in the transaction that remembers the event. */
export function consumedEvents(
  dependencies: PaymentsDependencies,
): ReadonlyArray<EventHandler<PaymentsTables>> {
  const cancelForReservation = async (
    { reservationId }: { readonly reservationId: string },
    { organizationId, transaction }: Consumption<PaymentsTables>,
  ): Promise<void> => {
    const unit = unitOfWork.join(dependencies, transaction);
    const { intents } = unit.stores;
    await cancelUnpaid(unit, await intents.listByReservations({ organizationId }, [reservationId]));
  };
  const cancelForInvoice = async (
    { invoiceId }: { readonly invoiceId: string },
    { organizationId, transaction }: Consumption<PaymentsTables>,
  ): Promise<void> => {
    const unit = unitOfWork.join(dependencies, transaction);
    const { intents } = unit.stores;
    await cancelUnpaid(unit, await intents.listByInvoices({ organizationId }, [invoiceId]));
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
      if (reservationId === undefined) return;
      const unit = unitOfWork.join(dependencies, transaction);
      await linkInvoice(unit, { organizationId, invoiceId, reservationId });
    }),
    onEvent(PaymentCreditChanged, async ({ paymentIntentId, credit }, { organizationId, transaction }) => {
      const unit = unitOfWork.join(dependencies, transaction);
      const intent = await unit.stores.intents.lock({ organizationId }, paymentIntentId);
      await trackUnmatched(unit, intent, credit);
    }),
    onEvent(InvoiceVoided, cancelForInvoice),
    // Credited, written off or paid otherwise: what is due again later gets an intent of its own.
    onEvent(InvoiceSettled, async (invoice, consumption) => {
      if (invoice.amountDue.minorUnits === 0n) await cancelForInvoice(invoice, consumption);
    }),
  ];
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
  const unit = unitOfWork.join(dependencies, transaction);
  const intent = await unit.stores.intents.lock({ organizationId }, paymentIntentId);
  const refundable = refundableAmountOf(intent);
  if (intent.status === 'SUCCEEDED' && refundable.minorUnits === 0n) {
    dependencies.logger.info({ paymentIntentId, eventId }, 'refund requested for a refunded payment');
    return false;
  }
  await claimRefund(unit, intent, {
    amount:
      amount.minorUnits > refundable.minorUnits ? { ...amount, minorUnits: refundable.minorUnits } : amount,
    reason,
    requestedBy: undefined,
    requestKey: `event:${eventId}`,
  });
  return true;
}
