import { everyRoleExcept, type RoleExpectation } from '../../../test/harness/role-expectation.ts';

/** Who may ask which root field of the domain. */
export const roleExpectations: readonly RoleExpectation[] = [
  { roles: everyRoleExcept('anonymous'), queries: 'invoice invoices creditNote creditNotes', mutations: '' },
  {
    roles: ['owner', 'admin', 'finance_manager', 'accountant', 'crm_manager', 'sales_rep'],
    queries: 'unappliedPayments',
    mutations: '',
  },
  {
    roles: ['owner', 'admin', 'finance_manager', 'accountant'],
    queries:
      'ledgerAccount ledgerAccounts journalEntry journalEntries trialBalance agedReceivables profitAndLoss',
    mutations: 'createInvoice updateInvoice recordPayment reversePayment applyCredit refundCredit',
  },
  {
    roles: ['owner', 'admin', 'finance_manager'],
    queries: '',
    mutations:
      'issueInvoice voidInvoice createCreditNote writeOff reverseWriteOff postJournalEntry reverseJournalEntry createLedgerAccount',
  },
];
