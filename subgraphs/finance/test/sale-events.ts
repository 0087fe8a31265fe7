import { eventOf } from '../../../test/harness/event-of.ts';
import type { DomainEvent } from '../../kit/events/domain-event.ts';

/** Events of other domains as they publish them; amounts in cents of EUR. */
const eur = (minorUnits: bigint) => ({ minorUnits: String(minorUnits), currency: 'EUR' });

/** A reservation of one ticket was confirmed. */
export function confirmed(
  reservationId: string,
  total: bigint,
  overrides: Record<string, unknown> = {},
): DomainEvent {
  return eventOf('reservations.reservation-confirmed.v1', {
    reservationId,
    eventId: 'event-1',
    eventName: 'Jazz Night',
    userId: 'buyer-1',
    customerId: 'customer-1',
    paymentIntentId: 'unused',
    total: eur(total),
    items: [{ ticketTypeId: 'type-1', name: 'Seat', quantity: 1, unitPrice: eur(total) }],
    ticketCodes: ['A1'],
    ...overrides,
  });
}

/** A reservation was cancelled. */
export function cancelled(reservationId: string): DomainEvent {
  return eventOf('reservations.reservation-cancelled.v1', {
    reservationId,
    eventId: 'event-1',
    eventName: 'Jazz Night',
    userId: 'buyer-1',
    total: eur(0n),
  });
}

/** What a payment names as its cause. */
export interface PaidFor {
  readonly reservationId?: string;
  readonly invoiceId?: string;
}

/** A payment was captured. */
export function succeeded(paymentIntentId: string, paidFor: PaidFor, amount: bigint): DomainEvent {
  return eventOf('payments.payment-succeeded.v1', {
    paymentIntentId,
    ...paidFor,
    userId: 'buyer-1',
    amount: eur(amount),
    provider: 'sandbox',
    providerReference: `ref-${paymentIntentId}`,
    capturedAt: '2026-06-15T08:59:00.000Z',
  });
}

/** A payment was refunded, in part or in full. */
export function refunded(
  refundId: string,
  paymentIntentId: string,
  paidFor: PaidFor,
  amount: bigint,
): DomainEvent {
  return eventOf('payments.payment-refunded.v1', {
    refundId,
    paymentIntentId,
    ...paidFor,
    userId: 'buyer-1',
    amount: eur(amount),
    reason: 'requested',
  });
}
