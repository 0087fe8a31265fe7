import type { FinanceServiceService } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import { toCalendarDate } from '../../../kit/values/calendar-date.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { toCreditNoteMessage, toInvoiceMessage } from '../messages.ts';
import { readableInvoices } from '../model/invoice-scope.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { createCreditNote } from '../use-cases/create-credit-note.ts';
import { parseCreditNoteFilter } from './list-filters.ts';

type CreditNoteRpcs = Pick<
  ServiceHandlers<FinanceServiceService>,
  'batchGetCreditNotes' | 'batchListCreditNotesByInvoice' | 'listCreditNotes' | 'createCreditNote'
>;

/** RPCs about credit notes; callers see those of the invoices they see. */
export function createCreditNoteRpcs(dependencies: FinanceDependencies): CreditNoteRpcs {
  const { creditNotes } = unitOfWork.read(dependencies);
  return {
    batchGetCreditNotes: async ({ ids }, { viewer }) => ({
      creditNotes: (await creditNotes.findByIds(readableInvoices(viewer), ids)).map(toCreditNoteMessage),
    }),
    batchListCreditNotesByInvoice: async ({ invoiceIds }, { viewer }) => {
      const found = await creditNotes.listByInvoices(readableInvoices(viewer), invoiceIds);
      return { creditNotes: found.map(toCreditNoteMessage) };
    },
    listCreditNotes: async (request, { viewer }) => {
      const filter = parseCreditNoteFilter(request);
      const found = await creditNotes.list(readableInvoices(viewer), filter, request.page);
      return { creditNotes: found.rows.map(toCreditNoteMessage), page: found.page };
    },
    createCreditNote: async (request, call) => {
      const { invoice, creditNote } = await createCreditNote(dependencies, call, request);
      return {
        invoice: toInvoiceMessage(invoice, toCalendarDate(dependencies.clock())),
        creditNote: toCreditNoteMessage(creditNote),
      };
    },
  };
}
