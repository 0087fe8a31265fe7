import { creditableLines, creditLines, spreadCredit, type TakenLine } from '../model/credit-note.ts';
import type { Invoice } from '../model/invoice.ts';
import { totalLines } from '../model/invoice-line.ts';
import { credit, debit, type JournalLine } from '../model/journal-entry.ts';
import type { Books } from './lock-books.ts';

/**
 * What is written off of each line, net and tax: the amount in proportion to what is left of the lines, because payments
 * name no line.
 * @param taken what credit notes and write-offs took off the lines before
 */
export function spreadWriteOff(
  invoice: Invoice,
  taken: readonly TakenLine[],
  amount: bigint,
): readonly TakenLine[] {
  const credits = spreadCredit(creditableLines(invoice.lines, taken), amount);
  return creditLines(invoice.lines, taken, credits).map(({ lineNumber, net, tax }) => ({
    lineNumber,
    net,
    tax,
  }));
}

/**
 * Debits bad debts with the net and the tax payable with the tax, credits receivables with both: tax on a price that is
 * not paid is not owed (relief for bad debts, article 90 of the VAT directive 2006/112/EC).
 */
export function writeOffEntryLines(
  books: Books,
  currency: string,
  lines: readonly TakenLine[],
): readonly JournalLine[] {
  const { subtotal, tax, total } = totalLines(lines);
  return [
    debit(books.account('BAD_DEBTS'), currency, subtotal),
    debit(books.account('TAX_PAYABLE'), currency, tax),
    credit(books.account('RECEIVABLE'), currency, total),
  ].filter((line) => line.amount !== 0n);
}
