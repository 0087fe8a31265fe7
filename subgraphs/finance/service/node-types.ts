import type { FinanceServiceService } from '../../../proto/generated/erp/finance/v1/finance.ts';
import type { NodeTypes } from '../../kit/part/node-rpcs.ts';

/** The types of finance that `node` and `nodes` look up by id. */
export const nodeTypes: NodeTypes<FinanceServiceService> = {
  Invoice: {
    find: async ({ batchGetInvoices }, ids, call) => (await batchGetInvoices({ ids }, call)).invoices,
  },
  CreditNote: {
    find: async ({ batchGetCreditNotes }, ids, call) =>
      (await batchGetCreditNotes({ ids }, call)).creditNotes,
  },
  LedgerAccount: {
    permission: 'finance:account:read',
    find: async ({ batchGetLedgerAccounts }, ids, call) =>
      (await batchGetLedgerAccounts({ ids }, call)).accounts,
  },
  JournalEntry: {
    permission: 'finance:journal:read',
    find: async ({ batchGetJournalEntries }, ids, call) =>
      (await batchGetJournalEntries({ ids }, call)).entries,
  },
};
