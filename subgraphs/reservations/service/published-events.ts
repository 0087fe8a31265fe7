import {
  EventClosed,
  EventCreated,
  EventMoved,
  EventPublished,
  EventUpdated,
  QueueAdvanced,
  QueueJoined,
  QueueLeft,
  RefundRequested,
  ReservationCancelled,
  ReservationConfirmed,
  ReservationExpired,
  ReservationHeld,
  ReservationPaymentFailed,
  TicketCheckedIn,
  TicketsVoided,
} from '../../../proto/generated/erp/reservations/v1/events.ts';
import type { NewEvent } from '../../kit/events/outbox.ts';
import type { Money } from '../../kit/values/money.ts';
import { type Event, eventStatus } from './model/event.ts';
import type { QueueEntry } from './model/queue-entry.ts';
import type { Reservation } from './model/reservation.ts';
import type { Ticket } from './model/ticket.ts';

/** The events of the domain, one function each; `proto/erp/reservations/v1/events.proto` says what they carry. */

/** A draft was made. */
export function eventCreated(event: Event): NewEvent {
  return EventCreated.create(event.organizationId, eventFacts(event));
}

/** Also when its ticket types changed. */
export function eventUpdated(event: Event): NewEvent {
  return EventUpdated.create(event.organizationId, eventFacts(event));
}

/** A draft went on sale. */
export function eventPublished(event: Event): NewEvent {
  return EventPublished.create(event.organizationId, eventFacts(event));
}

/** The sale ended, by hand or because the event began. */
export function eventClosed(event: Event): NewEvent {
  return EventClosed.create(event.organizationId, eventFacts(event));
}

function eventFacts(event: Event): EventUpdated {
  return {
    eventId: event.id,
    name: event.name,
    status: eventStatus(event, event.updatedAt),
    startsAt: event.startsAt,
  };
}

/** The users with tickets must know. @param userIds at most {@link maxHoldersOfMove}, each once */
export function eventMoved(before: Event, after: Event, userIds: readonly string[]): NewEvent {
  const { id: eventId, name, venue, startsAt } = after;
  const { venue: previousVenue, startsAt: previousStartsAt } = before;
  const move = { eventId, name, venue, startsAt, previousVenue, previousStartsAt, userIds };
  return EventMoved.create(after.organizationId, move);
}

/** Holders that one event names; more of them take several events. */
export const maxHoldersOfMove = 500;

/** Tickets are held until they are paid or the hold expires. */
export function reservationHeld(reservation: Reservation, eventName: string): NewEvent {
  return ReservationHeld.create(reservation.organizationId, reservationFacts(reservation, eventName));
}

/** The hold ended without a payment; its tickets are on sale again. */
export function reservationExpired(reservation: Reservation, eventName: string): NewEvent {
  return ReservationExpired.create(reservation.organizationId, reservationFacts(reservation, eventName));
}

/** A hold or a paid reservation was cancelled, or refunded in full; its tickets are on sale again. */
export function reservationCancelled(reservation: Reservation, eventName: string): NewEvent {
  return ReservationCancelled.create(reservation.organizationId, reservationFacts(reservation, eventName));
}

/** Tickets of a reservation no longer open the door. @param tickets those that were valid */
export function ticketsVoided(
  { id: reservationId, organizationId, eventId, userId }: Reservation,
  tickets: readonly Ticket[],
  { eventName, reason }: { readonly eventName: string; readonly reason: string },
): NewEvent {
  const ticketCodes = tickets.map((ticket) => ticket.code);
  return TicketsVoided.create(organizationId, {
    reservationId,
    eventId,
    eventName,
    userId,
    ticketCodes,
    reason,
  });
}

/** The hold became tickets, whose codes the event carries. */
export function reservationConfirmed(
  reservation: Reservation,
  eventName: string,
  tickets: readonly Ticket[],
): NewEvent {
  return ReservationConfirmed.create(reservation.organizationId, {
    ...reservationFacts(reservation, eventName),
    paymentIntentId: reservation.paymentIntentId,
    items: reservation.items,
    ticketCodes: tickets.map((ticket) => ticket.code),
  });
}

function reservationFacts(reservation: Reservation, eventName: string): ReservationHeld {
  const { id: reservationId, eventId, userId, customerId, total } = reservation;
  return { reservationId, eventId, eventName, userId, customerId, total };
}

/** A payment of the reservation is to be given back. */
export function refundRequested(
  { id: reservationId, organizationId, userId }: Reservation,
  refund: { readonly paymentIntentId: string; readonly amount: Money; readonly reason: string },
): NewEvent {
  return RefundRequested.create(organizationId, { reservationId, userId, ...refund });
}

/** A payment attempt failed while the tickets are still held. */
export function reservationPaymentFailed(
  organizationId: string,
  reservationId: string,
  failure: string,
): NewEvent {
  return ReservationPaymentFailed.create(organizationId, { reservationId, failure });
}

/** @param checkedInBy user at the entrance */
export function ticketCheckedIn(ticket: Ticket, checkedInBy: string | undefined): NewEvent {
  const { id: ticketId, organizationId, reservationId, eventId, userId } = ticket;
  return TicketCheckedIn.create(organizationId, { ticketId, reservationId, eventId, userId, checkedInBy });
}

/** What events about a line carry of an entry. */
type EntryFacts = Pick<QueueEntry, 'id' | 'organizationId' | 'eventId' | 'userId'>;

/** A viewer took a place in line; without a user for anonymous viewers. */
export function queueJoined({ id: queueEntryId, organizationId, eventId, userId }: EntryFacts): NewEvent {
  return QueueJoined.create(organizationId, { eventId, queueEntryId, userId });
}

/** A viewer gave up the place in line or the admission, or spent the admission. */
export function queueLeft({ id: queueEntryId, organizationId, eventId, userId }: EntryFacts): NewEvent {
  return QueueLeft.create(organizationId, { eventId, queueEntryId, userId });
}

/** @param admitted entries of one event, at least one, in the order of their admission */
export function queueAdvanced(admitted: readonly EntryFacts[]): NewEvent {
  const [first] = admitted;
  if (!first) throw new Error('A queue that advances admits at least one entry.');
  return QueueAdvanced.create(first.organizationId, {
    eventId: first.eventId,
    admitted: admitted.map(({ id: queueEntryId, userId }) => ({ queueEntryId, userId })),
  });
}
