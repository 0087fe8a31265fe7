import { userViewer } from '../../../test/harness/viewers.ts';
import type { UserViewer } from '../../kit/viewer/viewer.ts';

const salesPermissions = [
  'crm:customer:read',
  'crm:customer:write',
  'crm:lead:read',
  'crm:lead:write',
  'crm:opportunity:read',
  'crm:opportunity:write',
  'crm:activity:read',
  'crm:activity:write',
];

/** A sales representative of `acme-org`, user `user-1`. */
export const sales: UserViewer = userViewer(salesPermissions);

/** May also give leads to others. */
export const manager: UserViewer = userViewer([...salesPermissions, 'crm:lead:assign'], {
  userId: 'manager-1',
});

/** A manager of another organization, `globex-org`. */
export const outsider: UserViewer = userViewer([...salesPermissions, 'crm:lead:assign'], {
  userId: 'outsider-1',
  organizationId: 'globex-org',
});

/** A user of `acme-org` without any crm permission. */
export const unprivilegedViewer: UserViewer = userViewer([], { userId: 'unprivileged-1' });
