import type { AuthServiceService } from '../../../proto/generated/erp/auth/v1/auth.ts';
import type { NodeTypes } from '../../kit/part/node-rpcs.ts';
import { hasPermission, userIdOf } from '../../kit/viewer/viewer.ts';

/** The types of auth that `node` and `nodes` look up by id. */
export const nodeTypes: NodeTypes<AuthServiceService> = {
  // Without the permission: oneself.
  User: {
    find: async ({ batchGetUsers }, ids, call) => {
      const { viewer } = call;
      const visible = hasPermission(viewer, 'auth:user:read')
        ? ids
        : ids.filter((id) => id === userIdOf(viewer));
      return (await batchGetUsers({ ids: visible }, call)).users;
    },
  },
  Organization: {
    find: async ({ batchGetOrganizations }, ids, call) =>
      (await batchGetOrganizations({ ids }, call)).organizations,
  },
  Notification: {
    find: async ({ batchGetNotifications }, ids, call) =>
      (await batchGetNotifications({ ids }, call)).notifications,
  },
};
