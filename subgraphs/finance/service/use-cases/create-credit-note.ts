import { z } from 'zod';
import type {
  CreateCreditNoteRequest,
  CreditNoteLineInputs,
} from '../../../../proto/generated/erp/finance/v1/finance.ts';
import { DomainError, type FieldViolation, invalidInput } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { listField } from '../../../kit/values/list-field.ts';
import { formatAmount, type Money, money } from '../../../kit/values/money.ts';
import { optionalText, requiredText } from '../../../kit/values/text.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, userIdOf } from '../../../kit/viewer/viewer.ts';
import { applySettlements } from '../books/apply-settlements.ts';
import { postCreditNote } from '../books/post-credit-note.ts';
import { releasePayments } from '../books/release-payments.ts';
import { takenLines } from '../books/taken-lines.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { positiveAmountSchema } from '../model/amount-schema.ts';
import { type CreditNote, creditableLines, type LineCredit, spreadCredit } from '../model/credit-note.ts';
import { amountDue, creditableAmount, type Invoice } from '../model/invoice.ts';
import { totalLines } from '../model/invoice-line.ts';
import { changeInvoice } from './change-invoice.ts';

const lineSchema = z.object({ lineNumber: z.number().int(), amount: positiveAmountSchema });

const inputSchema = z
  .object({
    amount: positiveAmountSchema.optional(),
    lines: z.preprocess(
      (inputs: CreditNoteLineInputs | undefined) => inputs?.lines,
      listField(lineSchema, { max: 200 }).min(1, 'At least one line is required.').optional(),
    ),
    reason: requiredText({ subject: 'A reason', maxLength: 500, isMultiline: true }),
    idempotencyKey: optionalText({ maxLength: 255 }),
  })
  .refine((input) => input.amount === undefined || input.lines === undefined, {
    path: ['lines'],
    message: 'Give an amount or lines, not both.',
  });

type Input = z.output<typeof inputSchema>;

/**
 * Takes an issued invoice back in part or in full: reverses income and tax against the receivable. Without amount and
 * lines all that is left is credited. What was paid beyond the lower price becomes the customer's credit. The same
 * key gets the credit note of the earlier request. Needs `finance:credit:issue`.
 */
export async function createCreditNote(
  dependencies: FinanceDependencies,
  call: ServiceCall,
  request: CreateCreditNoteRequest,
): Promise<{ readonly invoice: Invoice; readonly creditNote: CreditNote }> {
  requirePermission(call.viewer, 'finance:credit:issue');
  const input = validateInput(inputSchema, request);
  const { reason, idempotencyKey } = input;
  const { invoiceId, expectedVersion } = request;
  return changeInvoice(dependencies, call, { invoiceId }, async ({ unit, books, invoice }) => {
    const { creditNotes } = unit.stores;
    const known =
      idempotencyKey && (await creditNotes.findByIdempotencyKey(books.organizationId, idempotencyKey));
    if (known) {
      assertSameRequest(known, invoice, input);
      return { invoice, creditNote: known };
    }
    assertExpectedVersion('Invoice', invoice, expectedVersion);
    const creditable = creditableLines(invoice.lines, await takenLines(unit, invoice));
    const credits = readCredits(invoice, creditable, input);
    const posted = await postCreditNote(unit, books, invoice, {
      credits,
      reason,
      idempotencyKey,
      issuedBy: userIdOf(call.viewer),
    });
    const paidTooMuch = posted.settlement.amount - amountDue(invoice);
    const released = paidTooMuch > 0n ? await releasePayments(unit, books, invoice, paidTooMuch) : [];
    const credited = await applySettlements(unit, invoice, [posted.settlement, ...released]);
    return { invoice: credited, creditNote: posted.creditNote };
  });
}

/** Throws CONFLICT when the key belongs to another credit note than the one the request asks for. */
function assertSameRequest(known: CreditNote, invoice: Invoice, { amount, lines, reason }: Input): void {
  const isSameAmount = lines
    ? isSameLines(known, lines)
    : amount
      ? isAmountOf(known, amount, totalLines(known.lines).total)
      : creditableAmount(invoice) === 0n;
  const isSame = known.invoiceId === invoice.id && known.reason === reason && isSameAmount;
  if (!isSame) throw new DomainError('CONFLICT', 'The idempotency key was used for another credit note.');
}

function isAmountOf({ currency }: CreditNote, amount: Money, minorUnits: bigint): boolean {
  return amount.currency === currency && amount.minorUnits === minorUnits;
}

function isSameLines(known: CreditNote, lines: NonNullable<Input['lines']>): boolean {
  const grossOfLine = new Map(known.lines.map(({ lineNumber, net, tax }) => [lineNumber, net + tax]));
  return (
    lines.length === grossOfLine.size &&
    new Set(lines.map(({ lineNumber }) => lineNumber)).size === lines.length &&
    lines.every(({ lineNumber, amount }) => isAmountOf(known, amount, grossOfLine.get(lineNumber) ?? 0n))
  );
}

/** What the request credits of each line, within what can be credited. Throws BAD_USER_INPUT, CONFLICT when nothing can. */
function readCredits(
  invoice: Invoice,
  creditable: readonly LineCredit[],
  { amount, lines }: Input,
): readonly LineCredit[] {
  const left = creditableAmount(invoice);
  if (left === 0n)
    throw new DomainError('CONFLICT', `Invoice is ${invoice.status}; nothing of it can be credited.`, {
      metadata: { currentState: invoice.status },
    });
  if (lines === undefined) {
    const violation = amount && violationOf(amount, left, invoice.currency);
    if (violation !== undefined) throw invalidInput({ path: 'amount', message: violation });
    return spreadCredit(creditable, amount?.minorUnits ?? left);
  }
  const seen = new Set<number>();
  const violations = lines.flatMap((line, index): FieldViolation[] => {
    const open = creditable.find(({ lineNumber }) => lineNumber === line.lineNumber);
    if (!open || seen.has(line.lineNumber))
      return [
        {
          path: `lines.${index}.lineNumber`,
          message: open ? 'The line is named twice.' : 'The invoice has no such line.',
        },
      ];
    seen.add(line.lineNumber);
    const message = violationOf(line.amount, open.gross, invoice.currency);
    return message === undefined ? [] : [{ path: `lines.${index}.amount`, message }];
  });
  if (violations.length > 0) throw invalidInput(...violations);
  const sum = lines.reduce((total, line) => total + line.amount.minorUnits, 0n);
  const violation = violationOf(money(sum, invoice.currency), left, invoice.currency);
  if (violation !== undefined) throw invalidInput({ path: 'lines', message: violation });
  return lines.map((line) => ({ lineNumber: line.lineNumber, gross: line.amount.minorUnits }));
}

function violationOf(amount: Money, left: bigint, currency: string): string | undefined {
  if (amount.currency !== currency) return `The invoice is in ${currency}.`;
  if (amount.minorUnits <= left) return undefined;
  return `No more than ${formatAmount(money(left, currency))} ${currency} can be credited.`;
}
