import { z } from 'zod';
import { isCurrency } from '../../../kit/values/currency.ts';
import { type Money, money } from '../../../kit/values/money.ts';
import { requiredText } from '../../../kit/values/text.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';

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

/** A number of tickets of one kind. */
export interface TicketQuantity {
  readonly ticketTypeId: string;
  readonly quantity: number;
}

/** Most kinds of tickets that an event has. */
export const maxTicketTypes = 50;

/** Far above any ticket; the largest order, 20 kinds of 100 tickets, still fits on one invoice of finance. */
const maxPriceMinorUnits = 5_000_000_000n;

/** A gross price in a currency this system books in. */
const priceField = z
  .object({
    minorUnits: z.bigint(),
    currencyCode: z.string().refine((code) => isCurrency(code), 'Not a currency this system books in.'),
  })
  .refine(({ minorUnits }) => minorUnits >= 0n, 'A price cannot be negative.')
  .refine(({ minorUnits }) => minorUnits <= maxPriceMinorUnits, 'The price is too high.')
  .transform(({ minorUnits, currencyCode }) => money(minorUnits, currencyCode));

const defaultMaxPerOrder = 10;

/** What a client may set on a kind of ticket, with the rules that hold for it. */
export const ticketTypeFields = z.object({
  name: requiredText({ subject: 'A name', maxLength: 200 }),
  price: priceField,
  capacity: z
    .int('A whole number.')
    .min(0, 'A capacity cannot be negative.')
    .max(1_000_000, 'At most 1000000 tickets.'),
  maxPerOrder: z
    .int('A whole number.')
    .min(1, 'At least 1 ticket per order.')
    .max(100, 'At most 100 tickets per order.')
    .default(defaultMaxPerOrder),
});

/** A kind of ticket of which none is held or sold yet. */
export function newTicketType(eventId: string, fields: z.output<typeof ticketTypeFields>): TicketType {
  return { id: newId(), eventId, ...fields, available: fields.capacity, version: 1 };
}
