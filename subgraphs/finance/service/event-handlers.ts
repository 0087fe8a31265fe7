import type { EventHandlers } from '../../kit/events/event-consumer.ts';
import { billReservation } from './bill-reservation.ts';
import { cancelBilling } from './cancel-billing.ts';
import type { FinanceDependencies } from './dependencies.ts';
import {
  parseEventData,
  paymentRefundedData,
  paymentSucceededData,
  reservationCancelledData,
  reservationConfirmedData,
} from './event-data.ts';
import { receivePayment } from './receive-payment.ts';
import { refundPayment } from './refund-payment.ts';
import type { FinanceTables } from './tables.ts';

/**
 * What finance does when other domains speak. The events of one sale may arrive in any order and more than
 * once: the balances and the invoice end the same.
 */
export function createEventHandlers(dependencies: FinanceDependencies): EventHandlers<FinanceTables> {
  return {
    'reservations.reservation-confirmed.v1': (event, transaction) =>
      billReservation(
        transaction,
        dependencies,
        event.organizationid,
        parseEventData(reservationConfirmedData, event),
      ),
    'reservations.reservation-cancelled.v1': (event, transaction) =>
      cancelBilling(
        transaction,
        dependencies,
        event.organizationid,
        parseEventData(reservationCancelledData, event).reservationId,
      ),
    'payments.payment-succeeded.v1': (event, transaction) =>
      receivePayment(
        transaction,
        dependencies,
        event.organizationid,
        parseEventData(paymentSucceededData, event),
      ),
    'payments.payment-refunded.v1': (event, transaction) =>
      refundPayment(
        transaction,
        dependencies,
        event.organizationid,
        parseEventData(paymentRefundedData, event),
      ),
  };
}
