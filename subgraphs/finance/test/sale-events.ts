import { PaymentRefunded, PaymentSucceeded } from '../../../proto/generated/erp/payments/v1/events.ts';
import {
  ReservationCancelled,
  ReservationConfirmed,
} from '../../../proto/generated/erp/reservations/v1/events.ts';
import { sampleEvent } from '../../../test/harness/sample-event.ts';
import type { DomainEvent } from '../../kit/events/domain-event.ts';
import { money } from '../../kit/values/money.ts';

/** Events of other domains as they publish them; amounts in cents of EUR. */
const eur = (minorUnits: bigint) => money(minorUnits, 'EUR');

/** A reservation of one ticket was confirmed. */
export function confirmed(reservationId: string, total: bigint): DomainEvent {
  return sampleEvent(ReservationConfirmed, {
    reservationId,
    eventId: 'event-1',
    eventName: 'Jazz Night',
    userId: 'buyer-1',
    customerId: 'customer-1',
    paymentIntentId: 'unused',
    total: eur(total),
    items: [{ ticketTypeId: 'type-1', name: 'Seat', quantity: 1, unitPrice: eur(total) }],
    ticketCodes: ['A1'],
  });
}

/** A reservation was cancelled. */
export function cancelled(reservationId: string): DomainEvent {
  return sampleEvent(ReservationCancelled, {
    reservationId,
    eventId: 'event-1',
    eventName: 'Jazz Night',
    userId: 'buyer-1',
    total: eur(0n),
  });
}

/** What a payment names as its cause. */
interface PaidFor {
  readonly reservationId?: string;
  readonly invoiceId?: string;
}

/** A payment was captured. */
export function succeeded(paymentIntentId: string, paidFor: PaidFor, amount: bigint): DomainEvent {
  return sampleEvent(PaymentSucceeded, {
    paymentIntentId,
    ...paidFor,
    userId: 'buyer-1',
    amount: eur(amount),
    provider: 'sandbox',
    providerReference: `ref-${paymentIntentId}`,
    capturedAt: new Date('2026-06-15T08:59:00.000Z'),
  });
}

/** A payment was refunded, in part or in full. */
export function refunded(
  refundId: string,
  paymentIntentId: string,
  paidFor: PaidFor,
  amount: bigint,
  paidBackBy?: PaymentRefunded['paidBackBy'],
): DomainEvent {
  return sampleEvent(PaymentRefunded, {
    paidBackBy,
    refundId,
    paymentIntentId,
    ...paidFor,
    userId: 'buyer-1',
    amount: eur(amount),
    reason: 'requested',
  });
}
