import type { Transaction } from 'kysely';
import { appendEvents } from '../../../kit/events/outbox.ts';
import { type CalendarDate, toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { assertDraft, assertInvoiceTransition, changeInvoice, type Invoice } from '../model/invoice.ts';
import { totalLines } from '../model/invoice-line.ts';
import { credit, debit, type JournalLine } from '../model/journal-entry.ts';
import { invoiceIssued, invoicePaid } from '../published-events.ts';
import { createInvoiceStore } from '../stores/invoice-store.ts';
import type { FinanceTables } from '../stores/tables.ts';
import { applyPrepayments } from './apply-prepayments.ts';
import { type Books, takeInvoiceNumber } from './lock-books.ts';
import { postEntry } from './post-entry.ts';

/**
 * Issues a stored draft: takes the next number, posts receivables against income and tax, and applies what
 * was paid in advance. An invoice over nothing posts nothing and is paid at once. The caller holds the lock
 * of the books. Throws CONFLICT when the invoice is not a draft.
 */
export async function issueDraft(
  transaction: Transaction<FinanceTables>,
  books: Books,
  draft: Invoice,
  issue: { readonly dueOn: CalendarDate; readonly postedBy?: string; readonly now: Date },
): Promise<Invoice> {
  const { now, dueOn, postedBy } = issue;
  assertDraft(draft);
  const number = await takeInvoiceNumber(transaction, books);
  const lines = issueLines(books, draft);
  const entry =
    lines.length === 0
      ? undefined
      : await postEntry(transaction, now, {
          organizationId: books.organizationId,
          postedOn: toCalendarDate(now),
          description: `Invoice ${number}`,
          source: 'INVOICE_ISSUED',
          invoiceId: draft.id,
          postedBy,
          lines,
        });
  const issued = changeInvoice(
    draft,
    { number, status: 'ISSUED', issuedOn: toCalendarDate(now), dueOn, issueEntryId: entry?.id },
    now,
  );
  const invoices = createInvoiceStore(transaction);
  await invoices.update(issued);
  await appendEvents(transaction, now, [invoiceIssued(issued)]);
  if (entry) return applyPrepayments(transaction, books, issued, now);

  assertInvoiceTransition(issued, 'PAID');
  const paid = changeInvoice(issued, { status: 'PAID' }, now);
  await invoices.update(paid);
  await appendEvents(transaction, now, [invoicePaid(paid)]);
  return paid;
}

/** Debit receivables with the total, credit each income account with its net and the tax payable. */
export function issueLines(books: Books, invoice: Invoice): readonly JournalLine[] {
  const { total, tax } = totalLines(invoice.lines);
  const netOfAccount = new Map<string, bigint>();
  for (const { accountId, net } of invoice.lines)
    netOfAccount.set(accountId, (netOfAccount.get(accountId) ?? 0n) + net);
  return [
    debit(books.account('RECEIVABLE'), invoice.currency, total),
    ...[...netOfAccount].map(([accountId, net]) => credit(accountId, invoice.currency, net)),
    credit(books.account('TAX_PAYABLE'), invoice.currency, tax),
  ].filter((line) => line.amount !== 0n);
}
