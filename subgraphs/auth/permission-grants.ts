import type { PermissionGrants } from '../kit/viewer/permission-grants.ts';

/** What may be done in auth, and the roles that may. */
export const permissionGrants: PermissionGrants = {
  'auth:user:read': { description: 'See the users of the organization.', roles: ['admin', 'employee'] },
  'auth:user:write': { description: 'Invite, change, enable and disable users.', roles: ['admin'] },
  'auth:role:write': { description: 'Give roles to users.', roles: ['admin'] },
  'auth:organization:write': { description: 'Change the organization itself.', roles: ['admin'] },
  'auth:audit:read': { description: 'Read the audit log.', roles: ['admin'] },
};
