import { userViewer } from '../../../test/harness/viewers.ts';

/** People of organization `acme-org`, with the permissions of their roles. */
export const eventsManager = userViewer(
  [
    'reservations:event:read',
    'reservations:event:write',
    'reservations:reservation:read',
    'reservations:reservation:write',
    'reservations:reservation:create',
    'reservations:ticket:checkin',
    'crm:customer:read',
    'payments:intent:read',
    'payments:intent:create',
  ],
  { userId: 'manager' },
);

/** A buyer: role `customer`. */
export function buyer(name: string, organizationId = 'acme-org') {
  return userViewer(['reservations:reservation:create', 'payments:intent:create'], {
    userId: name,
    organizationId,
    sessionId: `session-of-${name}`,
  });
}

/** A buyer of `acme-org`. */
export const anna = buyer('anna');
/** Another buyer of `acme-org`. */
export const bert = buyer('bert');
/** An events manager of another organization. */
export const outsider = userViewer(eventsManager.permissions, {
  userId: 'outsider',
  organizationId: 'globex-org',
});
