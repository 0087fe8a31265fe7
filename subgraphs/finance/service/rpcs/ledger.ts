import type { FinanceServiceService } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import { moneyToProto } from '../../../kit/values/money.ts';
import { requireOrganization, requirePermission } from '../../../kit/viewer/viewer.ts';
import { ensureBooks } from '../books/lock-books.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { toJournalEntryMessage, toLedgerAccountMessage } from '../journal-message.ts';
import { readAccountBalances } from '../reports/read-account-balances.ts';
import { createJournalStore } from '../stores/journal-store.ts';
import { createLedgerAccountStore } from '../stores/ledger-account-store.ts';
import { createLedgerAccount } from '../use-cases/create-ledger-account.ts';
import { postJournalEntry } from '../use-cases/post-journal-entry.ts';
import { reverseJournalEntry } from '../use-cases/reverse-journal-entry.ts';
import { parseAccountFilter, parseJournalFilter } from './list-filters.ts';

type LedgerRpc =
  | 'batchGetLedgerAccounts'
  | 'batchGetLedgerAccountBalances'
  | 'listLedgerAccounts'
  | 'createLedgerAccount'
  | 'batchGetJournalEntries'
  | 'batchListJournalEntriesByInvoice'
  | 'listJournalEntries'
  | 'postJournalEntry'
  | 'reverseJournalEntry';

/** The RPCs about accounts and the journal over their use cases. */
export function createLedgerHandlers(
  dependencies: FinanceDependencies,
): Pick<ServiceHandlers<FinanceServiceService>, LedgerRpc> {
  const { database } = dependencies;
  const accounts = createLedgerAccountStore(database.kysely, database.engine);
  const journal = createJournalStore(database.kysely);
  return {
    // Codes and names are no secret within the organization: whoever sees an invoice line sees its account.
    batchGetLedgerAccounts: async ({ ids }, { viewer }) => ({
      accounts: (await accounts.findByIds(requireOrganization(viewer), ids)).map(toLedgerAccountMessage),
    }),
    batchGetLedgerAccountBalances: async ({ accountIds }, { viewer }) => ({
      balances: (await readAccountBalances(dependencies, viewer, accountIds)).map(
        ({ accountId, balances }) => ({ accountId, balances: balances.map(moneyToProto) }),
      ),
    }),
    listLedgerAccounts: async (request, { viewer }) => {
      const organizationId = requirePermission(viewer, 'finance:account:read');
      const filter = parseAccountFilter(request);
      await ensureBooks(dependencies, organizationId);
      const found = await accounts.list(organizationId, filter, request.page);
      return { accounts: found.rows.map(toLedgerAccountMessage), page: found.page };
    },
    createLedgerAccount: async (request, { viewer }) => ({
      account: toLedgerAccountMessage(await createLedgerAccount(dependencies, viewer, request)),
    }),
    batchGetJournalEntries: async ({ ids }, { viewer }) => ({
      entries: (await journal.findByIds(requirePermission(viewer, 'finance:journal:read'), ids)).map(
        toJournalEntryMessage,
      ),
    }),
    batchListJournalEntriesByInvoice: async ({ invoiceIds }, { viewer }) => ({
      entries: (
        await journal.findByInvoices(requirePermission(viewer, 'finance:journal:read'), invoiceIds)
      ).map(toJournalEntryMessage),
    }),
    listJournalEntries: async (request, { viewer }) => {
      const organizationId = requirePermission(viewer, 'finance:journal:read');
      const found = await journal.list(organizationId, parseJournalFilter(request), request.page);
      return { entries: found.rows.map(toJournalEntryMessage), page: found.page };
    },
    postJournalEntry: async (request, { viewer }) => ({
      entry: toJournalEntryMessage(await postJournalEntry(dependencies, viewer, request)),
    }),
    reverseJournalEntry: async (request, { viewer }) => {
      const { entry, reversed } = await reverseJournalEntry(dependencies, viewer, request);
      return { entry: toJournalEntryMessage(entry), reversed: toJournalEntryMessage(reversed) };
    },
  };
}
