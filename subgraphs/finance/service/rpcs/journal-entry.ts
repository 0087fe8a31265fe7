import type { FinanceServiceService } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { toJournalEntryMessage } from '../messages.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { postJournalEntry } from '../use-cases/post-journal-entry.ts';
import { reverseJournalEntry } from '../use-cases/reverse-journal-entry.ts';
import { parseJournalFilter } from './list-filters.ts';

type JournalEntryRpcs = Pick<
  ServiceHandlers<FinanceServiceService>,
  | 'batchGetJournalEntries'
  | 'batchListJournalEntriesByInvoice'
  | 'listJournalEntries'
  | 'postJournalEntry'
  | 'reverseJournalEntry'
>;

const readPermission = 'finance:journal:read';

/** RPCs about the journal. */
export function createJournalEntryRpcs(dependencies: FinanceDependencies): JournalEntryRpcs {
  const { journal } = unitOfWork.read(dependencies);
  return {
    batchGetJournalEntries: async ({ ids }, { viewer }) => {
      const found = await journal.findByIds(requirePermission(viewer, readPermission), ids);
      return { entries: found.map(toJournalEntryMessage) };
    },
    batchListJournalEntriesByInvoice: async ({ invoiceIds }, { viewer }) => {
      const found = await journal.listByInvoices(requirePermission(viewer, readPermission), invoiceIds);
      return { entries: found.map(toJournalEntryMessage) };
    },
    listJournalEntries: async (request, { viewer }) => {
      const organizationId = requirePermission(viewer, readPermission);
      const found = await journal.list(organizationId, parseJournalFilter(request), request.page);
      return { entries: found.rows.map(toJournalEntryMessage), page: found.page };
    },
    postJournalEntry: async (request, call) => ({
      entry: toJournalEntryMessage(await postJournalEntry(dependencies, call, request)),
    }),
    reverseJournalEntry: async (request, call) => {
      const { entry, reversed } = await reverseJournalEntry(dependencies, call, request);
      return { entry: toJournalEntryMessage(entry), reversed: toJournalEntryMessage(reversed) };
    },
  };
}
