import { everyRoleExcept, type RoleExpectation } from '../../../test/harness/role-expectation.ts';

/** Who may ask which root field of the domain. */
export const roleExpectations: readonly RoleExpectation[] = [
  { roles: everyRoleExcept('anonymous'), queries: 'employee myEmployee department', mutations: '' },
  {
    roles: everyRoleExcept('anonymous', 'customer'),
    queries: 'employees departments orgChart leaveRequest leaveRequests',
    mutations: 'requestLeave decideLeave cancelLeave',
  },
  {
    roles: ['owner', 'admin', 'hr_manager', 'hr_assistant'],
    queries: '',
    mutations:
      'hireEmployee updateEmployee transferEmployee terminateEmployee cancelTermination setLeaveEntitlement',
  },
  { roles: ['owner', 'admin', 'hr_manager'], queries: '', mutations: 'createDepartment updateDepartment' },
];
