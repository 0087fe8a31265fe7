import { toCalendarDate } from '../../../kit/values/calendar-date.ts';
import type { Invoice } from '../model/invoice.ts';
import { counterLines } from '../model/journal-entry.ts';
import { createSettlement, type Settlement } from '../model/settlement.ts';
import type { FinanceUnit } from '../unit-of-work.ts';
import type { Books } from './lock-books.ts';
import { postEntry } from './post-entry.ts';

/**
 * Takes a settlement back by the counter-entry of its posting: the same kind with the opposite amount. The caller has
 * made sure that it was not taken back before, holds the lock of the books and applies the result.
 */
export async function reverseSettlement(
  unit: FinanceUnit,
  books: Books,
  invoice: Invoice,
  settlement: Settlement,
  { reason, recordedBy }: { readonly reason: string; readonly recordedBy?: string },
): Promise<Settlement> {
  const original = await unit.stores.journal.find(books.organizationId, settlement.journalEntryId);
  const entry = await postEntry(unit, {
    organizationId: books.organizationId,
    postedOn: toCalendarDate(unit.now),
    description: `Reversal: ${original.description}. ${reason}`.slice(0, 500),
    source: 'SETTLEMENT_REVERSED',
    invoiceId: invoice.id,
    paymentIntentId: settlement.paymentIntentId,
    reversalOfId: original.id,
    postedBy: recordedBy,
    lines: counterLines(original.lines),
  });
  return createSettlement(
    invoice,
    {
      kind: settlement.kind,
      method: settlement.method,
      amount: -settlement.amount,
      settledOn: entry.postedOn,
      reference: settlement.reference,
      paymentIntentId: settlement.paymentIntentId,
      customerPaymentId: settlement.customerPaymentId,
      recordedBy,
      journalEntryId: entry.id,
      reversalOfId: settlement.id,
    },
    unit.now,
  );
}
