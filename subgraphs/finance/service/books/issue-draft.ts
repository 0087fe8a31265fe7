import { type CalendarDate, toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { assertDraft, assertInvoiceTransition, type Invoice, nextInvoice } from '../model/invoice.ts';
import { totalLines } from '../model/invoice-line.ts';
import { credit, debit, type JournalLine } from '../model/journal-entry.ts';
import { invoiceIssued, invoicePaid } from '../published-events.ts';
import type { FinanceUnit } from '../unit-of-work.ts';
import type { Books } from './lock-books.ts';
import { postEntry } from './post-entry.ts';

/**
 * Issues a stored draft: takes the next number and posts receivables against income and tax. An invoice over nothing
 * posts nothing and is paid immediately. The caller holds the lock of the books; what was paid in advance it applies
 * with {@link balanceIssued}.
 * Throws CONFLICT when the invoice is not a draft.
 */
export async function issueDraft(
  unit: FinanceUnit,
  books: Books,
  draft: Invoice,
  { dueOn, postedBy }: { readonly dueOn: CalendarDate; readonly postedBy?: string },
): Promise<Invoice> {
  const { stores, now, publish } = unit;
  assertDraft(draft);
  const number = await stores.books.takeInvoiceNumber(books.organizationId);
  const lines = issueLines(books, draft);
  const entry =
    lines.length === 0
      ? undefined
      : await postEntry(unit, {
          organizationId: books.organizationId,
          postedOn: toCalendarDate(now),
          description: `Invoice ${number}`,
          source: 'INVOICE_ISSUED',
          invoiceId: draft.id,
          postedBy,
          lines,
        });
  const issued = nextInvoice(
    draft,
    { number, status: 'ISSUED', issuedOn: toCalendarDate(now), dueOn, issueEntryId: entry?.id },
    now,
  );
  await stores.invoices.update(issued);
  await publish(invoiceIssued(issued));
  if (entry) return issued;

  assertInvoiceTransition(issued, 'PAID');
  const paid = nextInvoice(issued, { status: 'PAID' }, now);
  await stores.invoices.update(paid);
  await publish(invoicePaid(paid));
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
