import { DomainError } from '../../../kit/errors/domain-error.ts';
import { toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { assertInvoiceTransition, type Invoice, nextInvoice } from '../model/invoice.ts';
import { counterLines } from '../model/journal-entry.ts';
import { invoiceVoided } from '../published-events.ts';
import type { FinanceUnit } from '../unit-of-work.ts';
import type { Books } from './lock-books.ts';
import { postEntry } from './post-entry.ts';

/**
 * Makes an unpaid invoice void: the entry of its issue is taken back by a counter-entry; its number stays taken. A
 * draft is discarded without entry. The caller holds the lock of the books. Throws CONFLICT while payments are
 * applied to the invoice, and for an invoice of which a part was credited or written off.
 */
export async function withdrawInvoice(
  unit: FinanceUnit,
  books: Books,
  invoice: Invoice,
  { reason, postedBy }: { readonly reason: string | undefined; readonly postedBy?: string },
): Promise<Invoice> {
  const { stores, now, publish } = unit;
  assertInvoiceTransition(invoice, 'VOID');
  if (invoice.amountCredited > 0n)
    throw refusal(invoice, 'The invoice has credit notes. Credit the rest of it instead.');
  if (invoice.amountWrittenOff > 0n)
    throw refusal(invoice, 'Part of the invoice is written off. Take that back first.');
  if (invoice.issueEntryId !== undefined) {
    const issueEntry = await stores.journal.find(books.organizationId, invoice.issueEntryId);
    await postEntry(unit, {
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
  const withdrawn = nextInvoice(
    invoice,
    { status: 'VOID', voidedOn: toCalendarDate(now), voidReason: reason },
    now,
  );
  await stores.invoices.update(withdrawn);
  await publish(invoiceVoided(withdrawn));
  return withdrawn;
}

function refusal({ status }: Invoice, message: string): DomainError {
  return new DomainError('CONFLICT', message, { metadata: { currentState: status } });
}
