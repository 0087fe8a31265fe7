import type { PermissionGrants } from '../kit/viewer/permission-grants.ts';

/** What may be done in hrm, and the roles that may. */
export const permissionGrants: PermissionGrants = {
  'hrm:employee:read': { description: 'See colleagues.', roles: ['employee'] },
  'hrm:employee:write': {
    description: 'Hire, change, transfer and terminate employees.',
    roles: ['hr_assistant'],
  },
  'hrm:salary:read': { description: 'See and set salaries.', roles: ['hr_manager'] },
  'hrm:department:read': { description: 'See departments.', roles: ['employee'] },
  'hrm:department:write': { description: 'Create and change departments.', roles: ['hr_manager'] },
  'hrm:leave:request': { description: 'Ask for leave.', roles: ['employee'] },
  'hrm:leave:read': { description: 'See the leave of everybody.', roles: ['hr_assistant'] },
  'hrm:leave:decide': { description: 'Decide on the leave of everybody.', roles: ['hr_manager'] },
};
