// Written by proto/generate.ts. Do not edit.
// Source: erp/reservations/v1/events.proto
import { createEventContract, type EventContract } from '../../../../event-contract.ts';

/** An event was drafted. Payload of `reservations.event-created.v1`. */
export interface EventCreated {
  readonly eventId: string;
  readonly name: string;
  readonly status: 'DRAFT' | 'ON_SALE' | 'SOLD_OUT' | 'CLOSED';
  readonly startsAt: Date;
}

/** `reservations.event-created.v1`: {@link EventCreated}. */
export const EventCreated: EventContract<EventCreated> = createEventContract({
  type: 'reservations.event-created.v1',
  domain: 'reservations',
  aggregateFields: ["eventId"],
  fields: [
    { name: 'eventId', presence: 'required', type: { kind: 'string' } },
    { name: 'name', presence: 'required', type: { kind: 'string' } },
    { name: 'status', presence: 'required', type: { kind: 'enum', values: ["DRAFT","ON_SALE","SOLD_OUT","CLOSED"] } },
    { name: 'startsAt', presence: 'required', type: { kind: 'timestamp' } },
  ],
});

/** Fields or ticket types of an event changed. Payload of `reservations.event-updated.v1`. */
export interface EventUpdated {
  readonly eventId: string;
  readonly name: string;
  readonly status: 'DRAFT' | 'ON_SALE' | 'SOLD_OUT' | 'CLOSED';
  readonly startsAt: Date;
}

/** `reservations.event-updated.v1`: {@link EventUpdated}. */
export const EventUpdated: EventContract<EventUpdated> = createEventContract({
  type: 'reservations.event-updated.v1',
  domain: 'reservations',
  aggregateFields: ["eventId"],
  fields: [
    { name: 'eventId', presence: 'required', type: { kind: 'string' } },
    { name: 'name', presence: 'required', type: { kind: 'string' } },
    { name: 'status', presence: 'required', type: { kind: 'enum', values: ["DRAFT","ON_SALE","SOLD_OUT","CLOSED"] } },
    { name: 'startsAt', presence: 'required', type: { kind: 'timestamp' } },
  ],
});

/** A published event takes place at another time or in another place. One event for each 500 holders, none without. Payload of `reservations.event-moved.v1`. */
export interface EventMoved {
  readonly eventId: string;
  readonly name: string;
  readonly venue: string;
  readonly startsAt: Date;
  readonly previousVenue: string;
  readonly previousStartsAt: Date;
  /** Users who hold or have bought tickets, each once. */
  readonly userIds: ReadonlyArray<string>;
}

/** `reservations.event-moved.v1`: {@link EventMoved}. */
export const EventMoved: EventContract<EventMoved> = createEventContract({
  type: 'reservations.event-moved.v1',
  domain: 'reservations',
  aggregateFields: ["eventId"],
  fields: [
    { name: 'eventId', presence: 'required', type: { kind: 'string' } },
    { name: 'name', presence: 'required', type: { kind: 'string' } },
    { name: 'venue', presence: 'required', type: { kind: 'string' } },
    { name: 'startsAt', presence: 'required', type: { kind: 'timestamp' } },
    { name: 'previousVenue', presence: 'required', type: { kind: 'string' } },
    { name: 'previousStartsAt', presence: 'required', type: { kind: 'timestamp' } },
    { name: 'userIds', presence: 'list', type: { kind: 'string' } },
  ],
});

/** An event is on sale. Payload of `reservations.event-published.v1`. */
export interface EventPublished {
  readonly eventId: string;
  readonly name: string;
  readonly status: 'DRAFT' | 'ON_SALE' | 'SOLD_OUT' | 'CLOSED';
  readonly startsAt: Date;
}

/** `reservations.event-published.v1`: {@link EventPublished}. */
export const EventPublished: EventContract<EventPublished> = createEventContract({
  type: 'reservations.event-published.v1',
  domain: 'reservations',
  aggregateFields: ["eventId"],
  fields: [
    { name: 'eventId', presence: 'required', type: { kind: 'string' } },
    { name: 'name', presence: 'required', type: { kind: 'string' } },
    { name: 'status', presence: 'required', type: { kind: 'enum', values: ["DRAFT","ON_SALE","SOLD_OUT","CLOSED"] } },
    { name: 'startsAt', presence: 'required', type: { kind: 'timestamp' } },
  ],
});

/** The sale of an event has ended. Payload of `reservations.event-closed.v1`. */
export interface EventClosed {
  readonly eventId: string;
  readonly name: string;
  readonly status: 'DRAFT' | 'ON_SALE' | 'SOLD_OUT' | 'CLOSED';
  readonly startsAt: Date;
}

/** `reservations.event-closed.v1`: {@link EventClosed}. */
export const EventClosed: EventContract<EventClosed> = createEventContract({
  type: 'reservations.event-closed.v1',
  domain: 'reservations',
  aggregateFields: ["eventId"],
  fields: [
    { name: 'eventId', presence: 'required', type: { kind: 'string' } },
    { name: 'name', presence: 'required', type: { kind: 'string' } },
    { name: 'status', presence: 'required', type: { kind: 'enum', values: ["DRAFT","ON_SALE","SOLD_OUT","CLOSED"] } },
    { name: 'startsAt', presence: 'required', type: { kind: 'timestamp' } },
  ],
});

/** Tickets are kept back and can be paid for. Payload of `reservations.reservation-held.v1`. */
export interface ReservationHeld {
  readonly reservationId: string;
  readonly eventId: string;
  readonly eventName: string;
  readonly userId: string;
  readonly customerId?: string | undefined;
  readonly total: {
    /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
    readonly minorUnits: bigint;
    /** ISO 4217 alphabetic code, for example "EUR". */
    readonly currency: string;
  };
}

/** `reservations.reservation-held.v1`: {@link ReservationHeld}. */
export const ReservationHeld: EventContract<ReservationHeld> = createEventContract({
  type: 'reservations.reservation-held.v1',
  domain: 'reservations',
  aggregateFields: ["reservationId"],
  fields: [
    { name: 'reservationId', presence: 'required', type: { kind: 'string' } },
    { name: 'eventId', presence: 'required', type: { kind: 'string' } },
    { name: 'eventName', presence: 'required', type: { kind: 'string' } },
    { name: 'userId', presence: 'required', type: { kind: 'string' } },
    { name: 'customerId', presence: 'optional', type: { kind: 'string' } },
    { name: 'total', presence: 'required', type: { kind: 'message', fields: [
      { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
      { name: 'currency', presence: 'required', type: { kind: 'string' } },
    ] } },
  ],
});

/** A hold was not paid in time; its tickets are for sale again. Payload of `reservations.reservation-expired.v1`. */
export interface ReservationExpired {
  readonly reservationId: string;
  readonly eventId: string;
  readonly eventName: string;
  readonly userId: string;
  readonly customerId?: string | undefined;
  readonly total: {
    /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
    readonly minorUnits: bigint;
    /** ISO 4217 alphabetic code, for example "EUR". */
    readonly currency: string;
  };
}

/** `reservations.reservation-expired.v1`: {@link ReservationExpired}. */
export const ReservationExpired: EventContract<ReservationExpired> = createEventContract({
  type: 'reservations.reservation-expired.v1',
  domain: 'reservations',
  aggregateFields: ["reservationId"],
  fields: [
    { name: 'reservationId', presence: 'required', type: { kind: 'string' } },
    { name: 'eventId', presence: 'required', type: { kind: 'string' } },
    { name: 'eventName', presence: 'required', type: { kind: 'string' } },
    { name: 'userId', presence: 'required', type: { kind: 'string' } },
    { name: 'customerId', presence: 'optional', type: { kind: 'string' } },
    { name: 'total', presence: 'required', type: { kind: 'message', fields: [
      { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
      { name: 'currency', presence: 'required', type: { kind: 'string' } },
    ] } },
  ],
});

/** The owner or the box office gave tickets back, or their payment was refunded in full; they are for sale again. Payload of `reservations.reservation-cancelled.v1`. */
export interface ReservationCancelled {
  readonly reservationId: string;
  readonly eventId: string;
  readonly eventName: string;
  readonly userId: string;
  readonly customerId?: string | undefined;
  readonly total: {
    /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
    readonly minorUnits: bigint;
    /** ISO 4217 alphabetic code, for example "EUR". */
    readonly currency: string;
  };
}

/** `reservations.reservation-cancelled.v1`: {@link ReservationCancelled}. */
export const ReservationCancelled: EventContract<ReservationCancelled> = createEventContract({
  type: 'reservations.reservation-cancelled.v1',
  domain: 'reservations',
  aggregateFields: ["reservationId"],
  fields: [
    { name: 'reservationId', presence: 'required', type: { kind: 'string' } },
    { name: 'eventId', presence: 'required', type: { kind: 'string' } },
    { name: 'eventName', presence: 'required', type: { kind: 'string' } },
    { name: 'userId', presence: 'required', type: { kind: 'string' } },
    { name: 'customerId', presence: 'optional', type: { kind: 'string' } },
    { name: 'total', presence: 'required', type: { kind: 'message', fields: [
      { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
      { name: 'currency', presence: 'required', type: { kind: 'string' } },
    ] } },
  ],
});

/** A reservation is paid; its tickets exist. Payload of `reservations.reservation-confirmed.v1`. */
export interface ReservationConfirmed {
  readonly reservationId: string;
  readonly eventId: string;
  readonly eventName: string;
  readonly userId: string;
  readonly customerId?: string | undefined;
  readonly total: {
    /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
    readonly minorUnits: bigint;
    /** ISO 4217 alphabetic code, for example "EUR". */
    readonly currency: string;
  };
  /** Absent when there was nothing to pay. */
  readonly paymentIntentId?: string | undefined;
  readonly items: ReadonlyArray<{
    readonly ticketTypeId: string;
    readonly name: string;
    readonly quantity: number;
    /** Gross price of one ticket. */
    readonly unitPrice: {
      /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
      readonly minorUnits: bigint;
      /** ISO 4217 alphabetic code, for example "EUR". */
      readonly currency: string;
    };
  }>;
  readonly ticketCodes: ReadonlyArray<string>;
}

/** `reservations.reservation-confirmed.v1`: {@link ReservationConfirmed}. */
export const ReservationConfirmed: EventContract<ReservationConfirmed> = createEventContract({
  type: 'reservations.reservation-confirmed.v1',
  domain: 'reservations',
  aggregateFields: ["reservationId"],
  fields: [
    { name: 'reservationId', presence: 'required', type: { kind: 'string' } },
    { name: 'eventId', presence: 'required', type: { kind: 'string' } },
    { name: 'eventName', presence: 'required', type: { kind: 'string' } },
    { name: 'userId', presence: 'required', type: { kind: 'string' } },
    { name: 'customerId', presence: 'optional', type: { kind: 'string' } },
    { name: 'total', presence: 'required', type: { kind: 'message', fields: [
      { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
      { name: 'currency', presence: 'required', type: { kind: 'string' } },
    ] } },
    { name: 'paymentIntentId', presence: 'optional', type: { kind: 'string' } },
    { name: 'items', presence: 'list', type: { kind: 'message', fields: [
      { name: 'ticketTypeId', presence: 'required', type: { kind: 'string' } },
      { name: 'name', presence: 'required', type: { kind: 'string' } },
      { name: 'quantity', presence: 'required', type: { kind: 'int32' } },
      { name: 'unitPrice', presence: 'required', type: { kind: 'message', fields: [
        { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
        { name: 'currency', presence: 'required', type: { kind: 'string' } },
      ] } },
    ] } },
    { name: 'ticketCodes', presence: 'list', type: { kind: 'string' } },
  ],
});

/** Tickets no longer open the door, because their reservation was cancelled or refunded in full. Payload of `reservations.tickets-voided.v1`. */
export interface TicketsVoided {
  readonly reservationId: string;
  readonly eventId: string;
  readonly eventName: string;
  readonly userId: string;
  /** Those that were valid until now; used ones stay used. */
  readonly ticketCodes: ReadonlyArray<string>;
  /** Why, in words for the buyer. */
  readonly reason: string;
}

/** `reservations.tickets-voided.v1`: {@link TicketsVoided}. */
export const TicketsVoided: EventContract<TicketsVoided> = createEventContract({
  type: 'reservations.tickets-voided.v1',
  domain: 'reservations',
  aggregateFields: ["reservationId"],
  fields: [
    { name: 'reservationId', presence: 'required', type: { kind: 'string' } },
    { name: 'eventId', presence: 'required', type: { kind: 'string' } },
    { name: 'eventName', presence: 'required', type: { kind: 'string' } },
    { name: 'userId', presence: 'required', type: { kind: 'string' } },
    { name: 'ticketCodes', presence: 'list', type: { kind: 'string' } },
    { name: 'reason', presence: 'required', type: { kind: 'string' } },
  ],
});

/** A payment is to be given back. Payload of `reservations.refund-requested.v1`. */
export interface RefundRequested {
  readonly reservationId: string;
  readonly paymentIntentId: string;
  readonly userId: string;
  readonly amount: {
    /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
    readonly minorUnits: bigint;
    /** ISO 4217 alphabetic code, for example "EUR". */
    readonly currency: string;
  };
  readonly reason: string;
}

/** `reservations.refund-requested.v1`: {@link RefundRequested}. */
export const RefundRequested: EventContract<RefundRequested> = createEventContract({
  type: 'reservations.refund-requested.v1',
  domain: 'reservations',
  aggregateFields: ["reservationId"],
  fields: [
    { name: 'reservationId', presence: 'required', type: { kind: 'string' } },
    { name: 'paymentIntentId', presence: 'required', type: { kind: 'string' } },
    { name: 'userId', presence: 'required', type: { kind: 'string' } },
    { name: 'amount', presence: 'required', type: { kind: 'message', fields: [
      { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
      { name: 'currency', presence: 'required', type: { kind: 'string' } },
    ] } },
    { name: 'reason', presence: 'required', type: { kind: 'string' } },
  ],
});

/** A payment attempt failed while the tickets are still held. Payload of `reservations.reservation-payment-failed.v1`. */
export interface ReservationPaymentFailed {
  readonly reservationId: string;
  /** Why, in words for the buyer. */
  readonly failure: string;
}

/** `reservations.reservation-payment-failed.v1`: {@link ReservationPaymentFailed}. */
export const ReservationPaymentFailed: EventContract<ReservationPaymentFailed> = createEventContract({
  type: 'reservations.reservation-payment-failed.v1',
  domain: 'reservations',
  aggregateFields: ["reservationId"],
  fields: [
    { name: 'reservationId', presence: 'required', type: { kind: 'string' } },
    { name: 'failure', presence: 'required', type: { kind: 'string' } },
  ],
});

/** The holder of a ticket was let in. Payload of `reservations.ticket-checked-in.v1`. */
export interface TicketCheckedIn {
  readonly ticketId: string;
  readonly reservationId: string;
  readonly eventId: string;
  /** Holder of the ticket. */
  readonly userId: string;
  /** User at the entrance. */
  readonly checkedInBy?: string | undefined;
}

/** `reservations.ticket-checked-in.v1`: {@link TicketCheckedIn}. */
export const TicketCheckedIn: EventContract<TicketCheckedIn> = createEventContract({
  type: 'reservations.ticket-checked-in.v1',
  domain: 'reservations',
  aggregateFields: ["reservationId"],
  fields: [
    { name: 'ticketId', presence: 'required', type: { kind: 'string' } },
    { name: 'reservationId', presence: 'required', type: { kind: 'string' } },
    { name: 'eventId', presence: 'required', type: { kind: 'string' } },
    { name: 'userId', presence: 'required', type: { kind: 'string' } },
    { name: 'checkedInBy', presence: 'optional', type: { kind: 'string' } },
  ],
});

/** A visitor joined the end of the line of an event. Payload of `reservations.queue-joined.v1`. */
export interface QueueJoined {
  readonly eventId: string;
  readonly queueEntryId: string;
  /** Absent for an anonymous visitor. */
  readonly userId?: string | undefined;
}

/** `reservations.queue-joined.v1`: {@link QueueJoined}. */
export const QueueJoined: EventContract<QueueJoined> = createEventContract({
  type: 'reservations.queue-joined.v1',
  domain: 'reservations',
  aggregateFields: ["eventId"],
  fields: [
    { name: 'eventId', presence: 'required', type: { kind: 'string' } },
    { name: 'queueEntryId', presence: 'required', type: { kind: 'string' } },
    { name: 'userId', presence: 'optional', type: { kind: 'string' } },
  ],
});

/** A visitor gave up a place in the line, or spent an admission. Payload of `reservations.queue-left.v1`. */
export interface QueueLeft {
  readonly eventId: string;
  readonly queueEntryId: string;
  /** Absent for an anonymous visitor. */
  readonly userId?: string | undefined;
}

/** `reservations.queue-left.v1`: {@link QueueLeft}. */
export const QueueLeft: EventContract<QueueLeft> = createEventContract({
  type: 'reservations.queue-left.v1',
  domain: 'reservations',
  aggregateFields: ["eventId"],
  fields: [
    { name: 'eventId', presence: 'required', type: { kind: 'string' } },
    { name: 'queueEntryId', presence: 'required', type: { kind: 'string' } },
    { name: 'userId', presence: 'optional', type: { kind: 'string' } },
  ],
});

/** The line of an event moved on. Payload of `reservations.queue-advanced.v1`. */
export interface QueueAdvanced {
  readonly eventId: string;
  /** In the order of their admission. */
  readonly admitted: ReadonlyArray<{
    readonly queueEntryId: string;
    /** Absent for an anonymous visitor. */
    readonly userId?: string | undefined;
  }>;
}

/** `reservations.queue-advanced.v1`: {@link QueueAdvanced}. */
export const QueueAdvanced: EventContract<QueueAdvanced> = createEventContract({
  type: 'reservations.queue-advanced.v1',
  domain: 'reservations',
  aggregateFields: ["eventId"],
  fields: [
    { name: 'eventId', presence: 'required', type: { kind: 'string' } },
    { name: 'admitted', presence: 'list', type: { kind: 'message', fields: [
      { name: 'queueEntryId', presence: 'required', type: { kind: 'string' } },
      { name: 'userId', presence: 'optional', type: { kind: 'string' } },
    ] } },
  ],
});
