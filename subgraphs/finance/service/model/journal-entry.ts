import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { CalendarDate } from '../../../kit/values/calendar-date.ts';

/** A set of postings that balances. Written once, never changed: it is taken back by a counter-entry. */
export interface JournalEntry {
  readonly id: string;
  readonly organizationId: string;
  readonly postedOn: CalendarDate;
  readonly description: string;
  readonly source: JournalEntrySource;
  readonly invoiceId: string | undefined;
  readonly paymentIntentId: string | undefined;
  /** The entry this one takes back. */
  readonly reversalOfId: string | undefined;
  /** The user who posted it; undefined when an event did. */
  readonly postedBy: string | undefined;
  readonly lines: readonly JournalLine[];
  readonly createdAt: Date;
}

/** A posted entry with what became of it. */
export interface PostedEntry extends JournalEntry {
  /** The entry that takes this one back. */
  readonly reversedById: string | undefined;
}

/** One posting: `amount` in minor units, debits positive, credits negative, never zero. */
export interface JournalLine {
  readonly accountId: string;
  readonly currency: string;
  readonly amount: bigint;
  readonly memo: string | undefined;
}

/** What caused an entry. */
export const journalEntrySources = [
  'MANUAL',
  'REVERSAL',
  'INVOICE_ISSUED',
  'INVOICE_VOIDED',
  'PAYMENT_RECEIVED',
  'PREPAYMENT_RECEIVED',
  'PREPAYMENT_APPLIED',
  'PAYMENT_RELEASED',
  'PAYMENT_REFUNDED',
  'CREDIT_NOTE_ISSUED',
  'SETTLEMENT_REVERSED',
  'WRITTEN_OFF',
  'CREDIT_APPLIED',
  'CREDIT_REFUNDED',
] as const;
/** What caused an entry. */
export type JournalEntrySource = (typeof journalEntrySources)[number];

/** Debits minus credits of each currency. */
export function sumByCurrency(lines: readonly JournalLine[]): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { currency, amount } of lines) sums.set(currency, (sums.get(currency) ?? 0n) + amount);
  return sums;
}

/** Throws BAD_USER_INPUT unless there are two lines or more, none of them zero, and each currency balances. */
export function assertBalanced(lines: readonly JournalLine[]): void {
  if (lines.length < 2) throw unbalanced('A journal entry needs at least two lines.');
  if (lines.some((line) => line.amount === 0n)) throw unbalanced('A line must not be zero.');
  const open = [...sumByCurrency(lines)].filter(([, sum]) => sum !== 0n).map(([currency]) => currency);
  if (open.length > 0) throw unbalanced(`Debits and credits differ in ${open.toSorted().join(', ')}.`);
}

function unbalanced(message: string): DomainError {
  return new DomainError('BAD_USER_INPUT', message, { fields: [{ path: 'lines', message }] });
}

/** The lines that take an entry back: the same, on the other side. */
export function counterLines(lines: readonly JournalLine[]): readonly JournalLine[] {
  return lines.map((line) => ({ ...line, amount: -line.amount }));
}

/** A posting on the debit side. */
export function debit(accountId: string, currency: string, amount: bigint): JournalLine {
  return { accountId, currency, amount, memo: undefined };
}

/** A posting on the credit side. */
export function credit(accountId: string, currency: string, amount: bigint): JournalLine {
  return { accountId, currency, amount: -amount, memo: undefined };
}
