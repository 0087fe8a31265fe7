import { z } from 'zod';
import { invalidInput } from '../../../kit/errors/domain-error.ts';
import { currencyDecimals, money } from '../../../kit/values/money.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import type { TicketType } from './event.ts';

/** A name of an event or ticket type. */
export const nameSchema = z.string().trim().min(1, 'A name is required.').max(200);
/** A description; empty clears it. */
export const descriptionSchema = z.string().trim().max(5_000);
/** Where it takes place. */
export const venueSchema = z.string().trim().min(1, 'A venue is required.').max(200);

/** Far above any ticket; the largest order, 20 kinds of 100 tickets, still fits on one invoice of finance. */
const maxPriceMinorUnits = 5_000_000_000n;

/** A gross price in a currency this system books in. */
export const priceSchema = z.object({
  minorUnits: z
    .bigint()
    .min(0n, 'A price cannot be negative.')
    .max(maxPriceMinorUnits, 'The price is too high.'),
  currencyCode: z
    .string()
    .refine((code) => Object.hasOwn(currencyDecimals, code), 'Not a currency this system books in.'),
});
/** Number of tickets of one kind. */
export const capacitySchema = z
  .number()
  .int()
  .min(0, 'A capacity cannot be negative.')
  .max(1_000_000, 'At most 1000000 tickets.');
/** Most tickets of one kind in one order. */
export const maxPerOrderSchema = z
  .number()
  .int()
  .min(1, 'At least 1 ticket per order.')
  .max(100, 'At most 100 tickets per order.');

const defaultMaxPerOrder = 10;

/** A kind of ticket as a client describes it. */
export const ticketTypeSchema = z.object({
  name: nameSchema,
  price: priceSchema,
  capacity: capacitySchema,
  maxPerOrder: maxPerOrderSchema.default(defaultMaxPerOrder),
});

/** Settings of a waiting room; a rate without a room is kept at 0. */
export const waitingRoomSchema = z
  .object({
    enabled: z.boolean(),
    admissionsPerMinute: z.number().int().max(60_000, 'At most 60000 a minute.'),
  })
  .refine((room) => !room.enabled || room.admissionsPerMinute >= 1, {
    path: ['admissionsPerMinute'],
    message: 'An enabled waiting room needs a rate of at least 1 a minute.',
  })
  .transform((room) => ({
    isEnabled: room.enabled,
    admissionsPerMinute: room.enabled ? room.admissionsPerMinute : 0,
  }));

/** A ticket type that nobody has bought yet. */
export function newTicketType(eventId: string, input: z.output<typeof ticketTypeSchema>): TicketType {
  return {
    id: newId(),
    eventId,
    name: input.name,
    price: money(input.price.minorUnits, input.price.currencyCode),
    capacity: input.capacity,
    available: input.capacity,
    maxPerOrder: input.maxPerOrder,
    version: 1,
  };
}

/** Throws BAD_USER_INPUT for a sale that would begin when the event already runs. */
export function assertSaleBeforeStart(startsAt: Date, onSaleAt: Date | undefined): void {
  if (onSaleAt && onSaleAt >= startsAt)
    throw invalidInput({ path: 'onSaleAt', message: 'The sale must begin before the event does.' });
}
