import { toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { type CreditNote, type CreditNoteLine, creditLines, type LineCredit } from '../model/credit-note.ts';
import type { Invoice } from '../model/invoice.ts';
import { totalLines } from '../model/invoice-line.ts';
import { credit, debit, type JournalLine } from '../model/journal-entry.ts';
import { createSettlement, type Settlement } from '../model/settlement.ts';
import { creditNoteIssued } from '../published-events.ts';
import type { FinanceUnit } from '../unit-of-work.ts';
import type { Books } from './lock-books.ts';
import { postEntry } from './post-entry.ts';
import { takenLines } from './taken-lines.ts';

/** What is said of a credit note by the one who asks for it; `credits` are within what can still be credited. */
export interface NewCreditNote
  extends Pick<CreditNote, 'reason'>,
    Partial<Pick<CreditNote, 'paymentIntentId' | 'refundId' | 'issuedBy' | 'idempotencyKey'>> {
  readonly credits: readonly LineCredit[];
}

/** A credit note, and what it does to the amount due of its invoice. */
export interface PostedCreditNote {
  readonly creditNote: CreditNote;
  readonly settlement: Settlement;
}

/**
 * Issues a credit note: takes the next number of its series and reverses income and tax against the receivable. The
 * caller holds the lock of the books and applies the settlement.
 */
export async function postCreditNote(
  unit: FinanceUnit,
  books: Books,
  invoice: Invoice,
  { credits, ...fields }: NewCreditNote,
): Promise<PostedCreditNote> {
  const { stores, now, publish } = unit;
  const { organizationId } = books;
  const lines = creditLines(invoice.lines, await takenLines(unit, invoice), credits);
  const number = await stores.books.takeCreditNoteNumber(organizationId);
  const entry = await postEntry(unit, {
    organizationId,
    postedOn: toCalendarDate(now),
    description: `Credit note ${number} for invoice ${invoice.number ?? ''}`,
    source: 'CREDIT_NOTE_ISSUED',
    invoiceId: invoice.id,
    paymentIntentId: fields.paymentIntentId,
    postedBy: fields.issuedBy,
    lines: creditNoteEntryLines(books, invoice.currency, lines),
  });
  const creditNote: CreditNote = {
    paymentIntentId: undefined,
    refundId: undefined,
    issuedBy: undefined,
    idempotencyKey: undefined,
    ...fields,
    id: newId(),
    organizationId,
    number,
    invoiceId: invoice.id,
    customerId: invoice.customerId,
    userId: invoice.userId,
    currency: invoice.currency,
    lines,
    issuedOn: entry.postedOn,
    journalEntryId: entry.id,
    createdAt: now,
  };
  await stores.creditNotes.insert([creditNote]);
  await publish(creditNoteIssued(creditNote));
  const settlement = createSettlement(
    invoice,
    {
      kind: 'CREDIT_NOTE',
      amount: totalLines(lines).total,
      settledOn: entry.postedOn,
      reference: `Credit note ${number}`,
      paymentIntentId: fields.paymentIntentId,
      recordedBy: fields.issuedBy,
      journalEntryId: entry.id,
    },
    now,
  );
  return { creditNote, settlement };
}

/** Debits each income account with its net and the tax payable, credits receivables with the total. */
export function creditNoteEntryLines(
  books: Books,
  currency: string,
  lines: readonly CreditNoteLine[],
): readonly JournalLine[] {
  const { total, tax } = totalLines(lines);
  const netOfAccount = new Map<string, bigint>();
  for (const { accountId, net } of lines)
    netOfAccount.set(accountId, (netOfAccount.get(accountId) ?? 0n) + net);
  return [
    ...[...netOfAccount].map(([accountId, net]) => debit(accountId, currency, net)),
    debit(books.account('TAX_PAYABLE'), currency, tax),
    credit(books.account('RECEIVABLE'), currency, total),
  ].filter((line) => line.amount !== 0n);
}
