import type { Transaction } from 'kysely';
import { appendEvents } from '../../../kit/events/outbox.ts';
import { toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { assertInvoiceTransition, changeInvoice, type Invoice } from '../model/invoice.ts';
import { counterLines } from '../model/journal-entry.ts';
import { invoiceVoided } from '../published-events.ts';
import { createInvoiceStore } from '../stores/invoice-store.ts';
import { createJournalStore } from '../stores/journal-store.ts';
import type { FinanceTables } from '../stores/tables.ts';
import type { Books } from './lock-books.ts';
import { postEntry } from './post-entry.ts';

/**
 * Makes an unpaid invoice void: the entry of its issue is taken back by a counter-entry; its number stays
 * taken. A draft is discarded without entry. The caller holds the lock of the books. Throws CONFLICT while
 * payments are applied to the invoice.
 */
export async function withdrawInvoice(
  transaction: Transaction<FinanceTables>,
  books: Books,
  invoice: Invoice,
  withdrawal: { readonly reason: string | undefined; readonly postedBy?: string; readonly now: Date },
): Promise<Invoice> {
  const { reason, postedBy, now } = withdrawal;
  assertInvoiceTransition(invoice, 'VOID');
  if (invoice.issueEntryId !== undefined) {
    const [issueEntry] = await createJournalStore(transaction).findByIds(books.organizationId, [
      invoice.issueEntryId,
    ]);
    if (!issueEntry) throw new Error(`The issue of invoice ${invoice.id} has no entry.`);
    await postEntry(transaction, now, {
      organizationId: books.organizationId,
      postedOn: toCalendarDate(now),
      description: `Invoice ${invoice.number ?? ''} void`,
      source: 'INVOICE_VOIDED',
      invoiceId: invoice.id,
      reversalOfId: issueEntry.id,
      postedBy,
      lines: counterLines(issueEntry.lines),
    });
  }
  const withdrawn = changeInvoice(
    invoice,
    { status: 'VOID', voidedOn: toCalendarDate(now), voidReason: reason },
    now,
  );
  await createInvoiceStore(transaction).update(withdrawn);
  await appendEvents(transaction, now, [invoiceVoided(withdrawn)]);
  return withdrawn;
}
