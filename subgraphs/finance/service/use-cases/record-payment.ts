import { z } from 'zod';
import type { RecordPaymentRequest } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import { DomainError, invalidInput } from '../../../kit/errors/domain-error.ts';
import { calendarDateSchema, toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { formatAmount, money } from '../../../kit/values/money.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, type Viewer } from '../../../kit/viewer/viewer.ts';
import { applySettlement } from '../books/apply-settlement.ts';
import { lockBooks } from '../books/lock-books.ts';
import { postEntry } from '../books/post-entry.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { positiveAmountSchema } from '../model/amount-schema.ts';
import { amountDue, type Invoice, openStatuses } from '../model/invoice.ts';
import { credit, debit } from '../model/journal-entry.ts';
import { accountOfMethod, paymentMethods, type Settlement } from '../model/settlement.ts';
import { findInvoice } from '../stores/find-invoice.ts';

const inputSchema = z.object({
  amount: positiveAmountSchema,
  method: z.enum(paymentMethods, 'A payment method is required.'),
  receivedOn: calendarDateSchema.optional(),
  reference: z.string().trim().max(200).optional(),
});

/**
 * Records money received for an invoice outside the payments domain: debits cash, bank or card clearing,
 * credits receivables. Part of the amount due is fine, more than it is refused. Needs
 * `finance:payment:record`.
 */
export async function recordPayment(
  dependencies: FinanceDependencies,
  viewer: Viewer,
  request: RecordPaymentRequest,
): Promise<{ readonly invoice: Invoice; readonly settlement: Settlement }> {
  const { database, clock } = dependencies;
  const organizationId = requirePermission(viewer, 'finance:payment:record');
  const input = validateInput(inputSchema, request);
  const now = clock();
  const receivedOn = input.receivedOn ?? toCalendarDate(now);
  if (receivedOn > toCalendarDate(now))
    throw invalidInput({ path: 'receivedOn', message: 'A payment cannot be received in the future.' });
  return database.transaction(async (transaction) => {
    const books = await lockBooks(transaction, dependencies, organizationId);
    const invoice = await findInvoice(transaction, organizationId, request.invoiceId);
    assertExpectedVersion('Invoice', invoice, request.expectedVersion);
    assertPayable(invoice, input.amount.minorUnits, input.amount.currency);
    if (invoice.issuedOn !== undefined && receivedOn < invoice.issuedOn)
      throw invalidInput({ path: 'receivedOn', message: 'The invoice was not issued yet on this date.' });
    const entry = await postEntry(transaction, now, {
      organizationId,
      postedOn: receivedOn,
      description: `Payment of invoice ${invoice.number ?? ''}`,
      source: 'PAYMENT_RECEIVED',
      invoiceId: invoice.id,
      postedBy: viewer.kind === 'user' ? viewer.userId : undefined,
      lines: [
        debit(books.account(accountOfMethod[input.method]), invoice.currency, input.amount.minorUnits),
        credit(books.account('RECEIVABLE'), invoice.currency, input.amount.minorUnits),
      ],
    });
    return applySettlement(
      transaction,
      invoice,
      {
        kind: 'RECORDED',
        method: input.method,
        amount: input.amount.minorUnits,
        settledOn: receivedOn,
        reference: input.reference,
        recordedBy: viewer.kind === 'user' ? viewer.userId : undefined,
        journalEntryId: entry.id,
      },
      now,
    );
  });
}

function assertPayable(invoice: Invoice, amount: bigint, currency: string): void {
  if (!openStatuses.includes(invoice.status)) {
    throw new DomainError('CONFLICT', `Invoice is ${invoice.status}; nothing is due.`, {
      metadata: { currentState: invoice.status },
    });
  }
  if (currency !== invoice.currency)
    throw invalidInput({ path: 'amount', message: `The invoice is in ${invoice.currency}.` });
  const due = amountDue(invoice);
  if (amount > due) {
    const text = formatAmount(money(due, invoice.currency));
    throw invalidInput({ path: 'amount', message: `No more than ${text} ${invoice.currency} is due.` });
  }
}
