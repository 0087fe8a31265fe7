import type { PermissionGrants } from '../kit/viewer/permission-grants.ts';

/** What may be done in crm, and the roles that may. */
export const permissionGrants: PermissionGrants = {
  'crm:customer:read': {
    description: 'See customers with their contacts.',
    roles: ['sales_rep', 'accountant', 'box_office'],
  },
  'crm:customer:write': { description: 'Create and change customers and contacts.', roles: ['sales_rep'] },
  'crm:lead:read': { description: 'See leads.', roles: ['sales_rep'] },
  'crm:lead:write': { description: 'Create, change, move and convert leads.', roles: ['sales_rep'] },
  'crm:lead:assign': { description: 'Give leads to others.', roles: ['crm_manager'] },
  'crm:opportunity:read': { description: 'See opportunities and the pipeline.', roles: ['sales_rep'] },
  'crm:opportunity:write': { description: 'Create, change and move opportunities.', roles: ['sales_rep'] },
  'crm:activity:read': { description: 'See what was done for customers.', roles: ['sales_rep'] },
  'crm:activity:write': { description: 'Record what was done for customers.', roles: ['sales_rep'] },
};
