import type { NewEvent } from '../../kit/events/outbox.ts';
import type { Money } from '../../kit/values/money.ts';
import type { Reservation } from './reservation.ts';
import type { Ticket } from './ticket.ts';

/** Facts about reservations that other domains react to. */
function amountOf(amount: Money): Record<string, string> {
  return { minorUnits: amount.minorUnits.toString(), currency: amount.currency };
}

function about(reservation: Reservation, type: string, data: Readonly<Record<string, unknown>>): NewEvent {
  return {
    type: `reservations.${type}.v1`,
    aggregateId: reservation.id,
    organizationId: reservation.organizationId,
    data: { reservationId: reservation.id, ...data },
  };
}

function factsOf(reservation: Reservation, eventName: string): Record<string, unknown> {
  return {
    eventId: reservation.eventId,
    eventName,
    userId: reservation.userId,
    ...(reservation.customerId === undefined ? {} : { customerId: reservation.customerId }),
    total: amountOf(reservation.total),
  };
}

/** Tickets are kept back and can be paid for. */
export function reservationHeld(reservation: Reservation, eventName: string): NewEvent {
  return about(reservation, 'reservation-held', factsOf(reservation, eventName));
}

/** Nobody paid in time; the tickets are for sale again. */
export function reservationExpired(reservation: Reservation, eventName: string): NewEvent {
  return about(reservation, 'reservation-expired', factsOf(reservation, eventName));
}

/** Given back by its owner or the box office; the tickets are for sale again. */
export function reservationCancelled(reservation: Reservation, eventName: string): NewEvent {
  return about(reservation, 'reservation-cancelled', factsOf(reservation, eventName));
}

/** Paid; the tickets exist. `paymentIntentId` is absent when there was nothing to pay. */
export function reservationConfirmed(
  reservation: Reservation,
  eventName: string,
  tickets: readonly Ticket[],
): NewEvent {
  return about(reservation, 'reservation-confirmed', {
    ...factsOf(reservation, eventName),
    ...(reservation.paymentIntentId === undefined ? {} : { paymentIntentId: reservation.paymentIntentId }),
    items: reservation.items.map((item) => ({
      ticketTypeId: item.ticketTypeId,
      name: item.name,
      quantity: item.quantity,
      unitPrice: amountOf(item.unitPrice),
    })),
    ticketCodes: tickets.map((ticket) => ticket.code),
  });
}

/** A payment that is to be given back. */
export function refundRequested(
  reservation: Reservation,
  refund: { readonly paymentIntentId: string; readonly amount: Money; readonly reason: string },
): NewEvent {
  return about(reservation, 'refund-requested', {
    paymentIntentId: refund.paymentIntentId,
    userId: reservation.userId,
    amount: amountOf(refund.amount),
    reason: refund.reason,
  });
}

/** A payment attempt failed while the tickets are still held. */
export function reservationPaymentFailed(
  organizationId: string,
  reservationId: string,
  failure: string,
): NewEvent {
  return {
    type: 'reservations.reservation-payment-failed.v1',
    aggregateId: reservationId,
    organizationId,
    data: { reservationId, failure },
  };
}

/** Somebody was let in. */
export function ticketCheckedIn(ticket: Ticket, checkedInBy: string | undefined): NewEvent {
  return {
    type: 'reservations.ticket-checked-in.v1',
    aggregateId: ticket.reservationId,
    organizationId: ticket.organizationId,
    data: {
      ticketId: ticket.id,
      reservationId: ticket.reservationId,
      eventId: ticket.eventId,
      userId: ticket.userId,
      ...(checkedInBy === undefined ? {} : { checkedInBy }),
    },
  };
}
