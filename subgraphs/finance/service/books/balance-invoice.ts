import { creditableLines, spreadCredit } from '../model/credit-note.ts';
import { refundedOfDue } from '../model/customer-payment.ts';
import { amountDue, type Invoice, settleInvoice } from '../model/invoice.ts';
import type { Settlement } from '../model/settlement.ts';
import type { FinanceUnit } from '../unit-of-work.ts';
import { applySettlements } from './apply-settlements.ts';
import type { Books } from './lock-books.ts';
import { postCreditNote } from './post-credit-note.ts';
import { publishUnmatched } from './save-payment.ts';
import { takePrepayments } from './take-prepayments.ts';
import { takenLines } from './taken-lines.ts';

/** What of an invoice may be credited because refunds took it, and the refund that the credit note names. */
export interface RefundedPart {
  readonly amount: bigint;
  readonly paymentIntentId: string;
  readonly refundId?: string;
  readonly reason?: string;
}

/**
 * Applies what was paid in advance to an invoice that was just issued; what was refunded of it before is credited. The
 * caller holds the lock of the books.
 */
export async function balanceIssued(unit: FinanceUnit, books: Books, invoice: Invoice): Promise<Invoice> {
  const payments = (await unit.stores.payments.findForInvoice(invoice)).filter(
    ({ currency }) => currency === invoice.currency,
  );
  const amount = refundedOfDue(payments, amountDue(invoice));
  const paymentIntentId = payments.find(({ refunded }) => refunded > 0n)?.paymentIntentId;
  const refunded = paymentIntentId === undefined ? undefined : { amount, paymentIntentId };
  const balanced = await balanceInvoice(unit, books, invoice, { refunded });
  await publishUnmatched(unit, invoice);
  return balanced;
}

/**
 * Applies settlements to an issued invoice, and what follows from them: what is due is taken from payments that wait
 * for the invoice; what is still due because money was refunded was part of the price and becomes a credit note. The
 * caller holds the lock of the books.
 */
export async function balanceInvoice(
  unit: FinanceUnit,
  books: Books,
  invoice: Invoice,
  {
    settlements = [],
    refunded,
  }: { readonly settlements?: readonly Settlement[]; readonly refunded?: RefundedPart | undefined } = {},
): Promise<Invoice> {
  const dueAfter = (all: readonly Settlement[]): bigint =>
    amountDue(all.length === 0 ? invoice : settleInvoice(invoice, all, unit.now));
  const taken = await takePrepayments(unit, books, invoice, dueAfter(settlements));
  const settled = [...settlements, ...taken];
  const credited = refunded ? await creditRefund(unit, books, invoice, refunded, dueAfter(settled)) : [];
  return applySettlements(unit, invoice, [...settled, ...credited]);
}

async function creditRefund(
  unit: FinanceUnit,
  books: Books,
  invoice: Invoice,
  { amount, reason = 'Refund of a payment', ...cause }: RefundedPart,
  due: bigint,
): Promise<readonly Settlement[]> {
  const credited = amount < due ? amount : due;
  if (credited === 0n) return [];
  const creditable = creditableLines(invoice.lines, await takenLines(unit, invoice));
  const { settlement } = await postCreditNote(unit, books, invoice, {
    credits: spreadCredit(creditable, credited),
    reason,
    ...cause,
  });
  return [settlement];
}
