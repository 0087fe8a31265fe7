import type { AuthServiceService } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { toRoleMessage } from '../messages.ts';
import { findRole, roles } from '../model/roles.ts';

type RoleRpcs = Pick<ServiceHandlers<AuthServiceService>, 'listRoles' | 'batchGetRoles'>;

/** RPCs about the role catalog, which is public. */
export function createRoleRpcs({ permissionsOf }: AuthDependencies): RoleRpcs {
  return {
    listRoles: async () => ({ roles: roles.map((role) => toRoleMessage(role, permissionsOf)) }),
    batchGetRoles: async ({ ids }) => ({
      roles: ids.flatMap((id) => findRole(id) ?? []).map((role) => toRoleMessage(role, permissionsOf)),
    }),
  };
}
