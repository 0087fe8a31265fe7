import type { PermissionGrants } from '../kit/viewer/permission-grants.ts';

/** What may be done in finance, and the roles that may. */
export const permissionGrants: PermissionGrants = {
  'finance:invoice:read': { description: 'See invoices.', roles: ['sales_rep', 'accountant'] },
  'finance:invoice:write': { description: 'Write drafts of invoices.', roles: ['accountant'] },
  'finance:invoice:issue': { description: 'Issue and void invoices.', roles: ['finance_manager'] },
  'finance:credit:issue': { description: 'Issue credit notes.', roles: ['finance_manager'] },
  'finance:invoice:writeoff': {
    description: 'Write off what is due on invoices.',
    roles: ['finance_manager'],
  },
  'finance:payment:record': {
    description: 'Record and reverse payments of invoices.',
    roles: ['accountant'],
  },
  'finance:account:read': { description: 'See ledger accounts and their balances.', roles: ['accountant'] },
  'finance:account:write': { description: 'Create ledger accounts.', roles: ['finance_manager'] },
  'finance:journal:read': { description: 'See journal entries.', roles: ['accountant'] },
  'finance:journal:post': { description: 'Post and reverse journal entries.', roles: ['finance_manager'] },
  'finance:report:read': { description: 'Read the reports.', roles: ['accountant'] },
};
