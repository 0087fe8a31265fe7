import { PaymentRefunded, PaymentSucceeded } from '../../../proto/generated/erp/payments/v1/events.ts';
import {
  ReservationCancelled,
  ReservationConfirmed,
} from '../../../proto/generated/erp/reservations/v1/events.ts';
import { type EventHandler, onEvent } from '../../kit/events/event-consumer.ts';
import { decimalsOf, type Money } from '../../kit/values/money.ts';
import type { FinanceDependencies } from './dependencies.ts';
import { billReservation } from './sales/bill-reservation.ts';
import { cancelBilling } from './sales/cancel-billing.ts';
import { receivePayment } from './sales/receive-payment.ts';
import { refundPayment } from './sales/refund-payment.ts';
import type { FinanceTables } from './stores/tables.ts';

/**
 * How finance reacts to events of other domains. The events of one sale may arrive in any order and more than
 * once: the balances and the invoice end the same.
 */
export function consumedEvents(
  dependencies: FinanceDependencies,
): ReadonlyArray<EventHandler<FinanceTables>> {
  return [
    onEvent(ReservationConfirmed, async (reservation, consumption) => {
      requireBookable(reservation.total, ...reservation.items.map(({ unitPrice }) => unitPrice));
      await billReservation(dependencies, consumption, reservation);
    }),
    onEvent(ReservationCancelled, (reservation, consumption) =>
      cancelBilling(dependencies, consumption, reservation),
    ),
    onEvent(PaymentSucceeded, async (payment, consumption) => {
      requireBookable(payment.amount);
      await receivePayment(dependencies, consumption, payment);
    }),
    onEvent(PaymentRefunded, async (refund, consumption) => {
      requireBookable(refund.amount);
      await refundPayment(dependencies, consumption, refund);
    }),
  ];
}

/** No amount of a sale has more digits. */
const bookableLimit = 10n ** 15n;

/** Throws for an amount that cannot be part of a sale: in an unknown currency, negative, or beyond the limit. */
function requireBookable(...amounts: readonly Money[]): void {
  for (const { minorUnits, currency } of amounts) {
    decimalsOf(currency);
    if (minorUnits < 0n || minorUnits >= bookableLimit)
      throw new Error(`${minorUnits} minor units of ${currency} cannot be booked.`);
  }
}
