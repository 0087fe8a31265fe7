import { randomBytes } from 'node:crypto';
import type { Transitions } from '../../../kit/values/transitions.ts';

/** Lets one person into an event. */
export interface Ticket {
  readonly id: string;
  readonly organizationId: string;
  readonly reservationId: string;
  readonly eventId: string;
  readonly ticketTypeId: string;
  readonly userId: string;
  readonly code: string;
  readonly status: TicketStatus;
  readonly createdAt: Date;
  readonly usedAt: Date | undefined;
}

/** VALID opens the door once. */
export type TicketStatus = 'VALID' | 'USED' | 'VOID';

/** Legal transitions; USED and VOID are final. */
export const ticketTransitions: Transitions<TicketStatus> = {
  VALID: ['USED', 'VOID'],
  USED: [],
  VOID: [],
};

/** Crockford's base 32: no I, L, O and U, which are misread. @see https://www.crockford.com/base32.html */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const groupLength = 5;
const codeLength = 20;

/** A code of 100 random bits, for example `7K2QF-0M9XW-T4B1Z-C8RNH`: it cannot be guessed. */
export function newTicketCode(): string {
  const characters = Array.from(randomBytes(codeLength), (byte) => alphabet[byte % alphabet.length]).join('');
  return formatTicketCode(characters);
}

/** A code as typed or scanned: case, spaces and dashes do not matter, O and I, L read as 0 and 1. */
export function normalizeTicketCode(text: string): string {
  const characters = text
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return formatTicketCode(characters);
}

function formatTicketCode(characters: string): string {
  return (characters.match(new RegExp(`.{1,${groupLength}}`, 'g')) ?? []).join('-');
}
