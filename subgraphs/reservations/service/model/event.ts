import { z } from 'zod';
import { DomainError, invalidInput } from '../../../kit/errors/domain-error.ts';
import type { FieldRule } from '../../../kit/values/masked-update.ts';
import { optionalText, requiredText } from '../../../kit/values/text.ts';
import { assertTransition, type Transitions } from '../../../kit/values/transitions.ts';
import type { TicketType } from './ticket-type.ts';

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
  /** Most tickets of one buyer over all orders; undefined: the installation's default. */
  readonly maxTicketsPerBuyer: number | undefined;
  /** In the order they were added. */
  readonly ticketTypes: readonly TicketType[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
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

const waitingRoomField = z
  .object({
    enabled: z.boolean(),
    admissionsPerMinute: z.int('A whole number.').max(60_000, 'At most 60000 a minute.'),
  })
  .refine((room) => !room.enabled || room.admissionsPerMinute >= 1, {
    path: ['admissionsPerMinute'],
    error: 'An enabled waiting room needs a rate of at least 1 a minute.',
  })
  .transform(
    (room): WaitingRoomSettings => ({
      isEnabled: room.enabled,
      admissionsPerMinute: room.enabled ? room.admissionsPerMinute : 0,
    }),
  );

/** What a client may set on an event, with the rules that hold for it. */
export const eventFields = z.object({
  name: requiredText({ subject: 'A name', maxLength: 200 }),
  description: optionalText({ maxLength: 5_000, isMultiline: true }),
  venue: requiredText({ subject: 'A venue', maxLength: 200 }),
  startsAt: z.date('A start is required.'),
  onSaleAt: z.date().optional(),
  waitingRoom: waitingRoomField,
  maxTicketsPerBuyer: z
    .int('A whole number.')
    .min(1, 'At least 1 ticket for each buyer.')
    .max(1_000_000, 'At most 1000000 tickets.')
    .optional(),
});

/** When an event is, and since when its tickets are sold. */
interface SalePeriod {
  readonly startsAt: Date;
  readonly onSaleAt?: Date | undefined;
}

/** A sale that would begin when the event already runs is a mistake. */
export const saleBeforeStart: FieldRule<SalePeriod> = {
  fields: ['onSaleAt', 'startsAt'],
  message: 'The sale must begin before the event does.',
  holds: ({ onSaleAt, startsAt }) => onSaleAt === undefined || onSaleAt < startsAt,
};

/** Throws BAD_USER_INPUT for a start that is not in the future. */
export function assertFutureStart(startsAt: Date, now: Date): void {
  if (startsAt <= now)
    throw invalidInput({ path: 'startsAt', message: 'An event must start in the future.' });
}

/** The lifecycle at an instant: a sale ends when its event starts, before the job that stores it has run. */
export function lifecycleAt({ lifecycle, startsAt }: SaleState, now: Date): EventLifecycle {
  return lifecycle === 'ON_SALE' && startsAt <= now ? 'CLOSED' : lifecycle;
}

type SaleState = Pick<Event, 'lifecycle' | 'startsAt'>;

/** The status clients see: ON_SALE ⇄ SOLD_OUT is derived, so that it can never contradict the tickets. */
export function eventStatus(event: SaleState & Pick<Event, 'ticketTypes'>, now: Date): EventStatus {
  const lifecycle = lifecycleAt(event, now);
  const isSoldOut = lifecycle === 'ON_SALE' && event.ticketTypes.every((type) => type.available === 0);
  return isSoldOut ? 'SOLD_OUT' : lifecycle;
}

/** Throws CONFLICT unless tickets of the event are sold at this moment. */
export function assertOnSale(event: Event, now: Date): void {
  const status = eventStatus(event, now);
  if (status !== 'ON_SALE')
    throw new DomainError('CONFLICT', `The event is ${status}: no tickets are for sale.`, {
      metadata: { currentState: status },
    });
  if (event.onSaleAt && event.onSaleAt > now)
    throw new DomainError('CONFLICT', `Tickets are sold from ${event.onSaleAt.toISOString()}.`, {
      metadata: { currentState: status, onSaleAt: event.onSaleAt.toISOString() },
    });
}

/** Throws CONFLICT for an event that is closed or has started. */
export function assertNotClosed(event: Event, now: Date): void {
  if (lifecycleAt(event, now) === 'CLOSED')
    throw new DomainError('CONFLICT', 'The event is CLOSED and cannot be changed.', {
      metadata: { currentState: 'CLOSED' },
    });
}

/** Whether a published event takes place at another time or in another place than before: its holders must know. */
export function isMoved(before: Event, after: Event): boolean {
  if (before.lifecycle !== 'ON_SALE') return false;
  return before.venue !== after.venue || before.startsAt.getTime() !== after.startsAt.getTime();
}

/** The event with its sale ended for good. Throws CONFLICT for one that is closed already. */
export function toClosed(event: Event): Event {
  assertTransition('The event', eventTransitions, event.lifecycle, 'CLOSED');
  return { ...event, lifecycle: 'CLOSED' };
}
