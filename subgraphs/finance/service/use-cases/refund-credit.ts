import { z } from 'zod';
import type { RefundCreditRequest } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import { DomainError, invalidInput } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { formatAmount, money } from '../../../kit/values/money.ts';
import { requiredText } from '../../../kit/values/text.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, userIdOf } from '../../../kit/viewer/viewer.ts';
import { lockBooks } from '../books/lock-books.ts';
import { postEntry } from '../books/post-entry.ts';
import { savePayment } from '../books/save-payment.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { positiveAmountSchema } from '../model/amount-schema.ts';
import { availableAmount, type CustomerPayment } from '../model/customer-payment.ts';
import { credit, debit } from '../model/journal-entry.ts';
import { accountOfMethod, paymentMethods } from '../model/settlement.ts';
import { unitOfWork } from '../unit-of-work.ts';

const inputSchema = z.object({
  amount: positiveAmountSchema.optional(),
  method: z.enum(paymentMethods, 'A payment method is required.'),
  reason: requiredText({ subject: 'A reason', maxLength: 300, isMultiline: true }),
});

/**
 * Records that credit was given back by hand: debits prepayments, credits cash, bank or card clearing. Credit of a card
 * payment is CONFLICT: the payments domain refunds it to the card. Needs `finance:payment:record`.
 */
export async function refundCredit(
  dependencies: FinanceDependencies,
  call: ServiceCall,
  request: RefundCreditRequest,
): Promise<CustomerPayment> {
  const organizationId = requirePermission(call.viewer, 'finance:payment:record');
  const { amount, method, reason } = validateInput(inputSchema, request);
  return unitOfWork.change(dependencies, call, async (unit) => {
    const books = await lockBooks(unit, dependencies, organizationId);
    const payment = await unit.stores.payments.require(organizationId, request.paymentId);
    const { paymentIntentId, currency } = payment;
    if (paymentIntentId !== undefined)
      throw new DomainError(
        'CONFLICT',
        'Refund the card payment instead: refundPayment of the payments domain, or recordRefund when the card takes no refund.',
        {
          metadata: { paymentIntentId },
        },
      );
    const available = availableAmount(payment);
    if (available === 0n) throw new DomainError('CONFLICT', 'Nothing of the payment is left.');
    if (amount && amount.currency !== currency)
      throw invalidInput({ path: 'amount', message: `The payment is in ${currency}.` });
    const refunded = amount?.minorUnits ?? available;
    if (refunded > available)
      throw invalidInput({
        path: 'amount',
        message: `No more than ${formatAmount(money(available, currency))} ${currency} is left.`,
      });
    await postEntry(unit, {
      organizationId,
      postedOn: toCalendarDate(unit.now),
      description: `Credit refunded. ${reason}`,
      source: 'CREDIT_REFUNDED',
      invoiceId: payment.invoiceId,
      postedBy: userIdOf(call.viewer),
      lines: [
        debit(books.account('PREPAYMENTS'), currency, refunded),
        credit(books.account(accountOfMethod[method]), currency, refunded),
      ],
    });
    return savePayment(unit, { ...payment, refunded: payment.refunded + refunded }, { isBilled: true });
  });
}
