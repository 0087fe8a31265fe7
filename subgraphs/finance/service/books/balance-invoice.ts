import { creditableLines, spreadCredit } from '../model/credit-note.ts';
import { type CustomerPayment, refundedOfReceived } from '../model/customer-payment.ts';
import { amountDue, type Invoice, settleInvoice } from '../model/invoice.ts';
import { totalLines } from '../model/invoice-line.ts';
import type { Settlement } from '../model/settlement.ts';
import type { FinanceUnit } from '../unit-of-work.ts';
import { applySettlements } from './apply-settlements.ts';
import type { Books } from './lock-books.ts';
import { postCreditNote } from './post-credit-note.ts';
import { takePrepayments } from './take-prepayments.ts';

/** A refund that reached the books, as the credit note of it says. */
interface RefundCause {
  readonly paymentIntentId: string;
  readonly refundId: string;
  readonly reason: string;
}

/**
 * Applies settlements to an issued invoice, and what follows from them: what is due is taken from payments that wait
 * for the invoice, and what is due because money was refunded becomes a credit note. The caller holds the lock of the
 * books.
 */
export async function balanceInvoice(
  unit: FinanceUnit,
  books: Books,
  invoice: Invoice,
  {
    settlements = [],
    refund,
  }: { readonly settlements?: readonly Settlement[]; readonly refund?: RefundCause } = {},
): Promise<Invoice> {
  const dueAfter = (all: readonly Settlement[]): bigint =>
    amountDue(all.length === 0 ? invoice : settleInvoice(invoice, all, unit.now));
  const taken = await takePrepayments(unit, books, invoice, dueAfter(settlements));
  const settled = [...settlements, ...taken];
  const credited = await creditRefunds(unit, books, invoice, { settled, due: dueAfter(settled), refund });
  return applySettlements(unit, invoice, [...settled, ...credited]);
}

/**
 * Refunds give back what the invoice does not need first; what they took beyond that was part of the price and is
 * credited, once. Reads sums, not the order in which payments and refunds arrived.
 */
async function creditRefunds(
  unit: FinanceUnit,
  books: Books,
  invoice: Invoice,
  {
    settled,
    due,
    refund,
  }: {
    readonly settled: readonly Settlement[];
    readonly due: bigint;
    readonly refund: RefundCause | undefined;
  },
): Promise<readonly Settlement[]> {
  if (due === 0n) return [];
  const { payments, creditNotes } = unit.stores;
  const ofInvoice = (await payments.findForInvoice(invoice)).filter(
    ({ currency }) => currency === invoice.currency,
  );
  const refunded = sumOf(ofInvoice, refundedOfReceived);
  if (refunded === 0n) return [];
  const scope = { organizationId: books.organizationId };
  const earlier = await creditNotes.listByInvoices(scope, [invoice.id]);
  const creditedForRefunds = sumOf(
    earlier.filter(({ paymentIntentId }) => paymentIntentId !== undefined),
    ({ lines }) => totalLines(lines).total,
  );
  const current = settled.length === 0 ? invoice : settleInvoice(invoice, settled, unit.now);
  const { total } = totalLines(invoice.lines);
  const byHand = current.amountPaid - sumOf(ofInvoice, ({ applied }) => applied);
  const covered =
    sumOf(ofInvoice, ({ received }) => received) +
    byHand +
    (current.amountCredited - creditedForRefunds) +
    current.amountWrittenOff;
  const notNeeded = covered > total ? covered - total : 0n;
  const uncredited = refunded - creditedForRefunds - notNeeded;
  const amount = uncredited < due ? uncredited : due;
  if (amount <= 0n) return [];
  const creditable = creditableLines(
    invoice.lines,
    earlier.flatMap(({ lines }) => lines),
  );
  const { settlement } = await postCreditNote(unit, books, invoice, {
    credits: spreadCredit(creditable, amount),
    reason: refund?.reason ?? 'Refund of a payment',
    paymentIntentId: refund?.paymentIntentId ?? ofInvoice.find(isRefunded)?.paymentIntentId,
    refundId: refund?.refundId,
  });
  return [settlement];
}

function isRefunded(payment: CustomerPayment): boolean {
  return refundedOfReceived(payment) > 0n;
}

function sumOf<Item>(items: readonly Item[], amountOf: (item: Item) => bigint): bigint {
  return items.reduce((sum, item) => sum + amountOf(item), 0n);
}
