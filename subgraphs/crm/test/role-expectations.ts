import { everyRoleExcept, type RoleExpectation } from '../../../test/harness/role-expectation.ts';

/** Who may ask which root field of the domain. */
export const roleExpectations: readonly RoleExpectation[] = [
  {
    roles: everyRoleExcept('anonymous', 'hr_manager', 'hr_assistant', 'employee', 'customer'),
    queries: 'customer customers',
    mutations: '',
  },
  {
    roles: ['owner', 'admin', 'crm_manager', 'sales_rep'],
    queries: 'lead leads opportunity opportunities pipeline activities',
    mutations:
      'createCustomer updateCustomer archiveCustomer restoreCustomer createContact updateContact deleteContact createLead updateLead moveLead convertLead createOpportunity updateOpportunity moveOpportunity logActivity',
  },
  { roles: ['owner', 'admin', 'crm_manager'], queries: '', mutations: 'assignLead' },
];
