import type { PermissionGrants } from '../kit/viewer/permission-grants.ts';

/** What may be done in payments, and the roles that may. */
export const permissionGrants: PermissionGrants = {
  'payments:intent:create': {
    description: 'Pay, and see own payments.',
    roles: ['employee', 'customer'],
  },
  'payments:intent:read': {
    description: 'See the payments of everybody.',
    roles: ['sales_rep', 'accountant', 'box_office'],
  },
  'payments:intent:write': {
    description: 'Confirm and cancel the payments of everybody.',
    roles: ['finance_manager'],
  },
  'payments:attention:read': {
    description: 'See the payments that need attention, and be notified of failed refunds.',
    roles: ['accountant'],
  },
  'payments:attention:write': {
    description: 'Take payments that were settled elsewhere off the work list.',
    roles: ['accountant'],
  },
  'payments:refund:write': { description: 'Refund payments.', roles: ['finance_manager'] },
};
