import type { PermissionGrants } from '../kit/viewer/permission-grants.ts';

/** What may be done in reservations, and the roles that may. */
export const permissionGrants: PermissionGrants = {
  'reservations:event:read': { description: 'See events that are not published.', roles: ['box_office'] },
  'reservations:event:write': {
    description: 'Create, change, publish and close events.',
    roles: ['events_manager'],
  },
  'reservations:reservation:create': {
    description: 'Reserve and buy tickets.',
    roles: ['employee', 'customer'],
  },
  'reservations:reservation:read': {
    description: 'See the reservations of everybody.',
    roles: ['sales_rep', 'accountant', 'box_office'],
  },
  'reservations:reservation:write': {
    description: 'Change the reservations of everybody.',
    roles: ['box_office'],
  },
  'reservations:ticket:checkin': { description: 'Check tickets in.', roles: ['box_office'] },
};
