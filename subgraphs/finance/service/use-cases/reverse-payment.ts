import { z } from 'zod';
import type { ReversePaymentRequest } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import { DomainError, notFound } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { requiredText } from '../../../kit/values/text.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, userIdOf } from '../../../kit/viewer/viewer.ts';
import { balanceInvoice } from '../books/balance-invoice.ts';
import { amountPaidByHand } from '../books/paid-by-hand.ts';
import { reverseSettlement } from '../books/reverse-settlement.ts';
import { savePayment } from '../books/save-payment.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import type { Invoice } from '../model/invoice.ts';
import type { Settlement, SettlementKind } from '../model/settlement.ts';
import { paymentReversed } from '../published-events.ts';
import { type FinanceUnit, unitOfWork } from '../unit-of-work.ts';
import { changeInvoice } from './change-invoice.ts';

const inputSchema = z.object({
  reason: requiredText({ subject: 'A reason', maxLength: 300, isMultiline: true }),
});

type ReversibleKind = 'RECORDED' | 'CREDIT';

const refundCard = 'Refund the card payment instead: refundPayment of the payments domain.';

/** Why a settlement is not a payment recorded by hand, and what to do instead. */
const adviceOfKind: Readonly<Record<Exclude<SettlementKind, ReversibleKind>, string>> = {
  PAYMENT: refundCard,
  PREPAYMENT: refundCard,
  REFUND: 'Money that went back cannot be reversed; record a new payment.',
  RELEASE: "The payment is the customer's credit now.",
  CREDIT_NOTE: 'A credit note is final; issue a new invoice.',
  WRITE_OFF: 'Use reverseWriteOff.',
};

/**
 * Takes back a payment that was recorded by hand, or credit that was applied, once, by a counter-entry: the amount is
 * due as before. Anything else is CONFLICT with the way to go. Needs `finance:payment:record`.
 */
export async function reversePayment(
  dependencies: FinanceDependencies,
  call: ServiceCall,
  request: ReversePaymentRequest,
): Promise<{ readonly invoice: Invoice; readonly settlement: Settlement }> {
  const organizationId = requirePermission(call.viewer, 'finance:payment:record');
  const { reason } = validateInput(inputSchema, request);
  const { invoiceId } = await findSettlement(dependencies, organizationId, request.settlementId);
  const target = { invoiceId, expectedVersion: request.expectedVersion };
  return changeInvoice(dependencies, call, target, async ({ unit, books, invoice }) => {
    const settlements = await unit.stores.settlements.listByInvoices(organizationId, [invoiceId]);
    const payment = settlements.find(({ id }) => id === request.settlementId);
    if (!payment) throw new Error(`Settlement ${request.settlementId} has left invoice ${invoiceId}.`);
    assertReversible(payment, settlements);
    await assertStands(unit, invoice, payment);
    const recordedBy = userIdOf(call.viewer);
    const settlement = await reverseSettlement(unit, books, invoice, payment, { reason, recordedBy });
    await returnCredit(unit, organizationId, payment);
    // A card payment of the invoice may be waiting.
    const reversed = await balanceInvoice(unit, books, invoice, { settlements: [settlement] });
    await unit.publish(paymentReversed(reversed, payment, reason));
    return { invoice: reversed, settlement };
  });
}

/** The settlement as it stands outside the lock of the books. Throws NOT_FOUND. */
async function findSettlement(
  dependencies: FinanceDependencies,
  organizationId: string,
  settlementId: string,
): Promise<Settlement> {
  const { settlements } = unitOfWork.read(dependencies);
  const [settlement] = await settlements.findByIds(organizationId, [settlementId]);
  if (!settlement) throw notFound('InvoiceSettlement', settlementId);
  return settlement;
}

/** Throws CONFLICT when the payment does not count for its invoice in full any more. */
async function assertStands(unit: FinanceUnit, invoice: Invoice, payment: Settlement): Promise<void> {
  const { settlements } = unit.stores;
  const standing =
    payment.kind === 'RECORDED'
      ? await amountPaidByHand(unit, invoice)
      : (await settlements.sumCreditOfInvoice(invoice.organizationId, invoice.id)).find(
          ({ customerPaymentId }) => customerPaymentId === payment.customerPaymentId,
        )?.amount;
  if (standing === undefined || payment.amount > standing)
    throw new DomainError(
      'CONFLICT',
      "Part of the payment became the customer's credit. Refund that instead.",
    );
}

/** Applied credit is the customer's again. */
async function returnCredit(unit: FinanceUnit, organizationId: string, payment: Settlement): Promise<void> {
  if (payment.customerPaymentId === undefined) return;
  const credit = await unit.stores.payments.require(organizationId, payment.customerPaymentId);
  const transferred = credit.transferred - payment.amount;
  await savePayment(unit, { ...credit, transferred }, { isBilled: true });
}

function assertReversible(payment: Settlement, settlements: readonly Settlement[]): void {
  if (payment.kind !== 'RECORDED' && payment.kind !== 'CREDIT')
    throw new DomainError(
      'CONFLICT',
      `Only a payment recorded by hand and applied credit can be reversed. ${adviceOfKind[payment.kind]}`,
      {
        metadata: {
          kind: payment.kind,
          ...(payment.paymentIntentId === undefined ? {} : { paymentIntentId: payment.paymentIntentId }),
        },
      },
    );
  if (payment.reversalOfId !== undefined)
    throw new DomainError('CONFLICT', 'A reversal cannot be reversed; record the payment again.');
  if (settlements.some(({ reversalOfId }) => reversalOfId === payment.id))
    throw new DomainError('CONFLICT', 'The payment has been reversed already.', {
      metadata: { currentState: 'REVERSED' },
    });
}
