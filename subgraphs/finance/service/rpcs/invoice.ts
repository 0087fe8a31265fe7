import type { FinanceServiceService } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import { once } from '../../../kit/idempotency/once.ts';
import { toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { moneyToProto } from '../../../kit/values/money.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { toInvoiceMessage, toSettlementMessage } from '../messages.ts';
import type { Invoice } from '../model/invoice.ts';
import { readableInvoices } from '../model/invoice-scope.ts';
import { readOutstandingBalances } from '../reports/read-outstanding-balances.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { createInvoice } from '../use-cases/create-invoice.ts';
import { issueInvoice } from '../use-cases/issue-invoice.ts';
import { recordPayment } from '../use-cases/record-payment.ts';
import { reversePayment } from '../use-cases/reverse-payment.ts';
import { reverseWriteOff } from '../use-cases/reverse-write-off.ts';
import { updateInvoice } from '../use-cases/update-invoice.ts';
import { voidInvoice } from '../use-cases/void-invoice.ts';
import { writeOff } from '../use-cases/write-off.ts';
import { parseCustomerInvoiceFilter, parseInvoiceFilter } from './list-filters.ts';

type InvoiceRpcs = Pick<
  ServiceHandlers<FinanceServiceService>,
  | 'batchGetInvoices'
  | 'batchListInvoicesByCustomer'
  | 'batchGetInvoicesByReservation'
  | 'batchGetOutstandingBalances'
  | 'batchListSettlementsByInvoice'
  | 'listInvoices'
  | 'createInvoice'
  | 'updateInvoice'
  | 'issueInvoice'
  | 'voidInvoice'
  | 'recordPayment'
  | 'reversePayment'
  | 'writeOff'
  | 'reverseWriteOff'
>;

/** RPCs about invoices, their settlements and what customers owe. */
export function createInvoiceRpcs(dependencies: FinanceDependencies): InvoiceRpcs {
  const { invoices, settlements } = unitOfWork.read(dependencies);
  const today = () => toCalendarDate(dependencies.clock());
  const toMessage = (invoice: Invoice) => toInvoiceMessage(invoice, today());
  return {
    batchGetInvoices: async ({ ids }, { viewer }) => ({
      invoices: (await invoices.findByIds(readableInvoices(viewer), ids)).map(toMessage),
    }),
    batchListInvoicesByCustomer: async (request, { viewer }) => {
      const scope = readableInvoices(viewer);
      const filter = parseCustomerInvoiceFilter(request);
      const pages = await invoices.listByCustomers(scope, request.customerIds, filter, request.page);
      return {
        customers: [...pages].map(([customerId, { rows, page }]) => ({
          customerId,
          invoices: rows.map(toMessage),
          page,
        })),
      };
    },
    batchGetInvoicesByReservation: async ({ reservationIds }, { viewer }) => ({
      invoices: (await invoices.findByReservations(readableInvoices(viewer), reservationIds)).map(toMessage),
    }),
    batchGetOutstandingBalances: async (request, call) => ({
      balances: (await readOutstandingBalances(dependencies, call, request)).map(
        ({ customerId, amounts }) => ({ customerId, amounts: amounts.map(moneyToProto) }),
      ),
    }),
    batchListSettlementsByInvoice: async ({ invoiceIds }, { viewer }) => {
      const scope = readableInvoices(viewer);
      const visible = await invoices.findByIds(scope, invoiceIds);
      const visibleIds = visible.map(({ id }) => id);
      const found = await settlements.listByInvoices(scope.organizationId, visibleIds);
      return { settlements: found.map(toSettlementMessage) };
    },
    listInvoices: async (request, { viewer }) => {
      const scope = readableInvoices(viewer);
      const { onlyOverdue, ...filter } = parseInvoiceFilter(request);
      const overdueOn = onlyOverdue ? today() : undefined;
      const found = await invoices.list(scope, { ...filter, overdueOn }, request.page);
      return { invoices: found.rows.map(toMessage), page: found.page };
    },
    createInvoice: async (request, call) => ({
      invoice: toMessage(await once(call, () => createInvoice(dependencies, call, request))),
    }),
    updateInvoice: async (request, call) => ({
      invoice: toMessage(await once(call, () => updateInvoice(dependencies, call, request))),
    }),
    issueInvoice: async (request, call) => ({
      invoice: toMessage(await issueInvoice(dependencies, call, request)),
    }),
    voidInvoice: async (request, call) => ({
      invoice: toMessage(await voidInvoice(dependencies, call, request)),
    }),
    recordPayment: async (request, call) => {
      const { invoice, settlement } = await recordPayment(dependencies, call, request);
      return { invoice: toMessage(invoice), settlement: toSettlementMessage(settlement) };
    },
    reversePayment: async (request, call) => {
      const { invoice, settlement } = await once(call, () => reversePayment(dependencies, call, request));
      return { invoice: toMessage(invoice), settlement: toSettlementMessage(settlement) };
    },
    writeOff: async (request, call) => {
      const { invoice, settlement } = await writeOff(dependencies, call, request);
      return { invoice: toMessage(invoice), settlement: toSettlementMessage(settlement) };
    },
    reverseWriteOff: async (request, call) => ({
      invoice: toMessage(await reverseWriteOff(dependencies, call, request)),
    }),
  };
}
