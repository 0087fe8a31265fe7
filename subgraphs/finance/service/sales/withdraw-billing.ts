import { applySettlements } from '../books/apply-settlements.ts';
import type { Books } from '../books/lock-books.ts';
import { postCreditNote } from '../books/post-credit-note.ts';
import { releasePayments } from '../books/release-payments.ts';
import { reverseWriteOffs } from '../books/reverse-write-offs.ts';
import { publishUnmatched } from '../books/save-payment.ts';
import { takenLines } from '../books/taken-lines.ts';
import { withdrawInvoice } from '../books/withdraw-invoice.ts';
import { creditableLines } from '../model/credit-note.ts';
import type { Invoice } from '../model/invoice.ts';
import { totalLines } from '../model/invoice-line.ts';
import type { FinanceUnit } from '../unit-of-work.ts';
import { requestRefund } from './request-refund.ts';

const reason = 'Reservation cancelled';

/**
 * Releases all payments of an invoice to the customer's credit (a prepayment, until the refund arrives) and makes it
 * void; what is left of an invoice with credit notes is credited instead. Card payments of the invoice itself are
 * asked back. An invoice over nothing stays.
 */
export async function withdrawBilling(unit: FinanceUnit, books: Books, invoice: Invoice): Promise<void> {
  if (totalLines(invoice.lines).total === 0n) return;
  const released = [
    ...(await releasePayments(unit, books, invoice, invoice.amountPaid)),
    ...(await reverseWriteOffs(unit, books, invoice, { reason })),
  ];
  if (invoice.amountCredited === 0n) {
    await withdrawInvoice(unit, books, await applySettlements(unit, invoice, released), { reason });
  } else {
    const credits = creditableLines(invoice.lines, await takenLines(unit, invoice));
    const { settlement } = await postCreditNote(unit, books, invoice, { credits, reason });
    await applySettlements(unit, invoice, [...released, settlement]);
  }
  await publishUnmatched(unit, invoice);
  for (const payment of await unit.stores.payments.findForInvoice(invoice))
    await requestRefund(unit, payment, { invoiceId: invoice.id, reason });
}
