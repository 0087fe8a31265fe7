import { z } from 'zod';
import type { RecordPaymentRequest } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import { DomainError, invalidInput } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { calendarDateSchema, toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { formatAmount, type Money, money } from '../../../kit/values/money.ts';
import { optionalText } from '../../../kit/values/text.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, userIdOf } from '../../../kit/viewer/viewer.ts';
import { applySettlements } from '../books/apply-settlements.ts';
import { postEntry } from '../books/post-entry.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { positiveAmountSchema } from '../model/amount-schema.ts';
import { amountDue, type Invoice, openStatuses } from '../model/invoice.ts';
import { credit, debit } from '../model/journal-entry.ts';
import { accountOfMethod, createSettlement, paymentMethods, type Settlement } from '../model/settlement.ts';
import { changeInvoice } from './change-invoice.ts';

const inputSchema = z.object({
  amount: positiveAmountSchema,
  method: z.enum(paymentMethods, 'A payment method is required.'),
  receivedOn: calendarDateSchema.optional(),
  reference: optionalText({ maxLength: 200 }),
});

/**
 * Records money received for an invoice outside the payments domain: debits cash, bank or card clearing, credits
 * receivables. Part of the amount due is fine, more than it is refused. Needs `finance:payment:record`.
 */
export async function recordPayment(
  dependencies: FinanceDependencies,
  call: ServiceCall,
  request: RecordPaymentRequest,
): Promise<{ readonly invoice: Invoice; readonly settlement: Settlement }> {
  requirePermission(call.viewer, 'finance:payment:record');
  const { amount, method, reference, ...input } = validateInput(inputSchema, request);
  const recordedBy = userIdOf(call.viewer);
  return changeInvoice(dependencies, call, request, async ({ unit, books, invoice }) => {
    const today = toCalendarDate(unit.now);
    const receivedOn = input.receivedOn ?? today;
    if (receivedOn > today)
      throw invalidInput({ path: 'receivedOn', message: 'A payment cannot be received in the future.' });
    assertPayable(invoice, amount);
    if (invoice.issuedOn !== undefined && receivedOn < invoice.issuedOn)
      throw invalidInput({ path: 'receivedOn', message: 'The invoice was not issued yet on this date.' });
    const entry = await postEntry(unit, {
      organizationId: books.organizationId,
      postedOn: receivedOn,
      description: `Payment of invoice ${invoice.number ?? ''}`,
      source: 'PAYMENT_RECEIVED',
      invoiceId: invoice.id,
      postedBy: recordedBy,
      lines: [
        debit(books.account(accountOfMethod[method]), invoice.currency, amount.minorUnits),
        credit(books.account('RECEIVABLE'), invoice.currency, amount.minorUnits),
      ],
    });
    const settlement = createSettlement(
      invoice,
      {
        kind: 'RECORDED',
        method,
        amount: amount.minorUnits,
        settledOn: receivedOn,
        reference,
        recordedBy,
        journalEntryId: entry.id,
      },
      unit.now,
    );
    return { invoice: await applySettlements(unit, invoice, [settlement]), settlement };
  });
}

function assertPayable(invoice: Invoice, amount: Money): void {
  if (!openStatuses.includes(invoice.status)) {
    throw new DomainError('CONFLICT', `Invoice is ${invoice.status}; nothing is due.`, {
      metadata: { currentState: invoice.status },
    });
  }
  if (amount.currency !== invoice.currency)
    throw invalidInput({ path: 'amount', message: `The invoice is in ${invoice.currency}.` });
  const due = amountDue(invoice);
  if (amount.minorUnits > due) {
    const text = formatAmount(money(due, invoice.currency));
    throw invalidInput({ path: 'amount', message: `No more than ${text} ${invoice.currency} is due.` });
  }
}
