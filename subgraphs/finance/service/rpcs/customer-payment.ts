import type { FinanceServiceService } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import { toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { moneyToProto } from '../../../kit/values/money.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { toCustomerPaymentMessage, toInvoiceMessage, toSettlementMessage } from '../messages.ts';
import type { CustomerPayment } from '../model/customer-payment.ts';
import { readCustomerCredits } from '../reports/read-customer-credits.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { applyCredit } from '../use-cases/apply-credit.ts';
import { refundCredit } from '../use-cases/refund-credit.ts';

type CustomerPaymentRpcs = Pick<
  ServiceHandlers<FinanceServiceService>,
  | 'batchGetCustomerPayments'
  | 'batchGetCustomerCredits'
  | 'listUnappliedPayments'
  | 'applyCredit'
  | 'refundCredit'
>;

const readPermission = 'finance:invoice:read';

/** RPCs about the credit of customers: money that came in and is not used. */
export function createCustomerPaymentRpcs(dependencies: FinanceDependencies): CustomerPaymentRpcs {
  const { payments, invoices } = unitOfWork.read(dependencies);
  const toMessages = async (organizationId: string, found: readonly CustomerPayment[]) => {
    const paidFor = await invoices.findPaidFor({ organizationId }, found);
    return found.map((payment) =>
      toCustomerPaymentMessage(
        payment,
        paidFor.find(
          ({ id, reservationId }) =>
            id === payment.invoiceId ||
            (reservationId !== undefined && reservationId === payment.reservationId),
        ),
      ),
    );
  };
  const toMessage = async (payment: CustomerPayment) =>
    (await toMessages(payment.organizationId, [payment]))[0];
  return {
    batchGetCustomerPayments: async ({ ids }, { viewer }) => {
      const organizationId = requirePermission(viewer, readPermission);
      return { payments: await toMessages(organizationId, await payments.findByIds(organizationId, ids)) };
    },
    batchGetCustomerCredits: async (request, call) => ({
      credits: (await readCustomerCredits(dependencies, call, request)).map(({ customerId, amounts }) => ({
        customerId,
        amounts: amounts.map(moneyToProto),
      })),
    }),
    listUnappliedPayments: async ({ customerId, page }, { viewer }) => {
      const organizationId = requirePermission(viewer, readPermission);
      const found = await payments.listUnapplied(organizationId, { customerId }, page);
      return { payments: await toMessages(organizationId, found.rows), page: found.page };
    },
    applyCredit: async (request, call) => {
      const { invoice, settlement, payment } = await applyCredit(dependencies, call, request);
      return {
        invoice: toInvoiceMessage(invoice, toCalendarDate(dependencies.clock())),
        settlement: toSettlementMessage(settlement),
        payment: await toMessage(payment),
      };
    },
    refundCredit: async (request, call) => ({
      payment: await toMessage(await refundCredit(dependencies, call, request)),
    }),
  };
}
