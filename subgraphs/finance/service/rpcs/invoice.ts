import type { FinanceServiceService } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import { toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { moneyToProto } from '../../../kit/values/money.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { toInvoiceMessage, toSettlementMessage } from '../messages.ts';
import type { Invoice } from '../model/invoice.ts';
import { readableInvoices } from '../model/invoice-scope.ts';
import { readOutstandingBalances } from '../reports/read-outstanding-balances.ts';
import { createInvoiceStore } from '../stores/invoice-store.ts';
import { createSettlementStore } from '../stores/settlement-store.ts';
import { createInvoice } from '../use-cases/create-invoice.ts';
import { issueInvoice } from '../use-cases/issue-invoice.ts';
import { recordPayment } from '../use-cases/record-payment.ts';
import { updateInvoice } from '../use-cases/update-invoice.ts';
import { voidInvoice } from '../use-cases/void-invoice.ts';
import { parseCustomerInvoiceFilter, parseInvoiceFilter } from './list-filters.ts';

type InvoiceRpc =
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
  | 'recordPayment';

/** The RPCs about invoices over their use cases. */
export function createInvoiceHandlers(
  dependencies: FinanceDependencies,
): Pick<ServiceHandlers<FinanceServiceService>, InvoiceRpc> {
  const { database, clock } = dependencies;
  const invoices = createInvoiceStore(database.kysely);
  const settlements = createSettlementStore(database.kysely);
  const toMessage = (invoice: Invoice) => toInvoiceMessage(invoice, toCalendarDate(clock()));
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
    batchGetOutstandingBalances: async ({ customerIds }, { viewer }) => ({
      balances: (await readOutstandingBalances(dependencies, viewer, customerIds)).map(
        ({ customerId, amounts }) => ({ customerId, amounts: amounts.map(moneyToProto) }),
      ),
    }),
    batchListSettlementsByInvoice: async ({ invoiceIds }, { viewer }) => {
      const scope = readableInvoices(viewer);
      const visible = await invoices.findByIds(scope, invoiceIds);
      const found = await settlements.findByInvoices(
        scope.organizationId,
        visible.map((invoice) => invoice.id),
      );
      return { settlements: found.map(toSettlementMessage) };
    },
    listInvoices: async (request, { viewer }) => {
      const scope = readableInvoices(viewer);
      const { onlyOverdue, ...filter } = parseInvoiceFilter(request);
      const overdueOn = onlyOverdue ? toCalendarDate(clock()) : undefined;
      const found = await invoices.list(scope, { ...filter, overdueOn }, request.page);
      return { invoices: found.rows.map(toMessage), page: found.page };
    },
    createInvoice: async (request, call) => ({
      invoice: toMessage(await createInvoice(dependencies, call, request)),
    }),
    updateInvoice: async (request, call) => ({
      invoice: toMessage(await updateInvoice(dependencies, call, request)),
    }),
    issueInvoice: async (request, { viewer }) => ({
      invoice: toMessage(await issueInvoice(dependencies, viewer, request)),
    }),
    voidInvoice: async (request, { viewer }) => ({
      invoice: toMessage(await voidInvoice(dependencies, viewer, request)),
    }),
    recordPayment: async (request, { viewer }) => {
      const { invoice, settlement } = await recordPayment(dependencies, viewer, request);
      return { invoice: toMessage(invoice), settlement: toSettlementMessage(settlement) };
    },
  };
}
