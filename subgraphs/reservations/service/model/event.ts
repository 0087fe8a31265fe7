import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { Money } from '../../../kit/values/money.ts';
import type { Transitions } from '../../../kit/values/transitions.ts';

/** Something people attend with a ticket. */
export interface Event {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly venue: string;
  readonly startsAt: Date;
  /** Tickets are sold from this instant; undefined: as soon as the event is published. */
  readonly onSaleAt: Date | undefined;
  readonly lifecycle: EventLifecycle;
  /** Currency of all prices. */
  readonly currency: string;
  readonly waitingRoom: WaitingRoomSettings;
  /** In the order they were added. */
  readonly ticketTypes: readonly TicketType[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

/** A kind of ticket. `capacity = available + held + sold` at every committed state. */
export interface TicketType {
  readonly id: string;
  readonly eventId: string;
  readonly name: string;
  /** Gross price of one ticket. */
  readonly price: Money;
  readonly capacity: number;
  readonly available: number;
  readonly maxPerOrder: number;
  readonly version: number;
}

/** Whether people queue for the sale, and how fast they are let in. */
export interface WaitingRoomSettings {
  readonly isEnabled: boolean;
  /** 0 when not enabled. */
  readonly admissionsPerMinute: number;
}

/** What is stored; whether an event on sale is sold out follows from its tickets. */
export type EventLifecycle = 'DRAFT' | 'ON_SALE' | 'CLOSED';

/** What clients see; see {@link eventStatus}. */
export type EventStatus = EventLifecycle | 'SOLD_OUT';

/** Legal transitions; the end of a sale is final. */
export const eventTransitions: Transitions<EventLifecycle> = {
  DRAFT: ['ON_SALE', 'CLOSED'],
  ON_SALE: ['CLOSED'],
  CLOSED: [],
};

/** The status clients see: ON_SALE ⇄ SOLD_OUT is derived, so that it can never contradict the tickets. */
export function eventStatus(event: Pick<Event, 'lifecycle' | 'ticketTypes'>): EventStatus {
  const isSoldOut = event.lifecycle === 'ON_SALE' && event.ticketTypes.every((type) => type.available === 0);
  return isSoldOut ? 'SOLD_OUT' : event.lifecycle;
}

/** Throws CONFLICT unless tickets of the event are sold at this moment. */
export function assertOnSale(event: Event, now: Date): void {
  const status = eventStatus(event);
  if (event.lifecycle !== 'ON_SALE' || status === 'SOLD_OUT')
    throw new DomainError('CONFLICT', `The event is ${status}: no tickets are for sale.`, {
      metadata: { currentState: status },
    });
  if (event.onSaleAt && event.onSaleAt > now)
    throw new DomainError('CONFLICT', `Tickets are sold from ${event.onSaleAt.toISOString()}.`, {
      metadata: { currentState: status, onSaleAt: event.onSaleAt.toISOString() },
    });
  if (event.startsAt <= now)
    throw new DomainError('CONFLICT', 'The event has started: no tickets are for sale.', {
      metadata: { currentState: 'CLOSED' },
    });
}

/** Throws CONFLICT for an event that is over. */
export function assertNotClosed(event: Event): void {
  if (event.lifecycle === 'CLOSED')
    throw new DomainError('CONFLICT', 'The event is CLOSED and cannot be changed.', {
      metadata: { currentState: 'CLOSED' },
    });
}
