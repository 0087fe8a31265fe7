import { z } from 'zod';
import type { ApplyCreditRequest } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import { DomainError, invalidInput } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { formatAmount, money } from '../../../kit/values/money.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, userIdOf } from '../../../kit/viewer/viewer.ts';
import { applySettlements } from '../books/apply-settlements.ts';
import { postEntry } from '../books/post-entry.ts';
import { savePayment } from '../books/save-payment.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { positiveAmountSchema } from '../model/amount-schema.ts';
import { availableAmount, type CustomerPayment } from '../model/customer-payment.ts';
import { amountDue, type Invoice } from '../model/invoice.ts';
import { credit, debit } from '../model/journal-entry.ts';
import { createSettlement, type Settlement } from '../model/settlement.ts';
import { changeInvoice } from './change-invoice.ts';

const inputSchema = z.object({ amount: positiveAmountSchema.optional() });

/**
 * Pays an invoice with the credit of its customer: debits prepayments, credits receivables. Without an amount as much as
 * there is and is due. The credit of another customer is refused. Needs `finance:payment:record`.
 */
export async function applyCredit(
  dependencies: FinanceDependencies,
  call: ServiceCall,
  request: ApplyCreditRequest,
): Promise<{
  readonly invoice: Invoice;
  readonly settlement: Settlement;
  readonly payment: CustomerPayment;
}> {
  requirePermission(call.viewer, 'finance:payment:record');
  const input = validateInput(inputSchema, request);
  return changeInvoice(dependencies, call, request, async ({ unit, books, invoice }) => {
    const { organizationId } = books;
    const known = await unit.stores.payments.require(organizationId, request.paymentId);
    const [owner] = await unit.stores.invoices.findPaidFor({ organizationId }, [known]);
    if (!owner || !isSameDebtor(owner, invoice))
      throw invalidInput({
        path: 'paymentId',
        message: 'The credit does not belong to the customer of the invoice.',
      });
    const amount = readAmount(known, invoice, input.amount);
    const recordedBy = userIdOf(call.viewer);
    const entry = await postEntry(unit, {
      organizationId,
      postedOn: toCalendarDate(unit.now),
      description: `Credit applied to invoice ${invoice.number ?? ''}`,
      source: 'CREDIT_APPLIED',
      invoiceId: invoice.id,
      paymentIntentId: known.paymentIntentId,
      postedBy: recordedBy,
      lines: [
        debit(books.account('PREPAYMENTS'), invoice.currency, amount),
        credit(books.account('RECEIVABLE'), invoice.currency, amount),
      ],
    });
    const payment = await savePayment(
      unit,
      { ...known, transferred: known.transferred + amount },
      { isBilled: true },
    );
    const settlement = createSettlement(
      invoice,
      {
        kind: 'CREDIT',
        method: known.method,
        amount,
        settledOn: entry.postedOn,
        paymentIntentId: known.paymentIntentId,
        customerPaymentId: known.id,
        recordedBy,
        journalEntryId: entry.id,
      },
      unit.now,
    );
    return { invoice: await applySettlements(unit, invoice, [settlement]), settlement, payment };
  });
}

function isSameDebtor(owner: Invoice, invoice: Invoice): boolean {
  if (owner.customerId !== undefined || invoice.customerId !== undefined)
    return owner.customerId === invoice.customerId;
  return owner.userId !== undefined && owner.userId === invoice.userId;
}

/** Throws CONFLICT when there is nothing to apply or nothing due, BAD_USER_INPUT for an amount beyond either. */
function readAmount(
  payment: CustomerPayment,
  invoice: Invoice,
  amount: z.output<typeof inputSchema>['amount'],
): bigint {
  const due = amountDue(invoice);
  if (due === 0n)
    throw new DomainError('CONFLICT', `Invoice is ${invoice.status}; nothing is due.`, {
      metadata: { currentState: invoice.status },
    });
  const available = availableAmount(payment);
  if (available === 0n) throw new DomainError('CONFLICT', 'Nothing of the payment is left.');
  if (payment.currency !== invoice.currency || (amount && amount.currency !== invoice.currency))
    throw invalidInput({
      path: amount && amount.currency !== invoice.currency ? 'amount' : 'paymentId',
      message: `The invoice is in ${invoice.currency}.`,
    });
  const most = available < due ? available : due;
  if (amount === undefined) return most;
  if (amount.minorUnits > most)
    throw invalidInput({
      path: 'amount',
      message: `No more than ${formatAmount(money(most, invoice.currency))} ${invoice.currency} can be applied.`,
    });
  return amount.minorUnits;
}
