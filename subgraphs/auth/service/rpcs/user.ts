import type { AuthServiceService } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import { once } from '../../../kit/idempotency/once.ts';
import { requireOrganization, requirePermission } from '../../../kit/viewer/viewer.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { toUserMessage, toUserMessageFor } from '../messages.ts';
import { readActingUser } from '../sessions/acting-user.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { disableUser } from '../use-cases/disable-user.ts';
import { enableUser } from '../use-cases/enable-user.ts';
import { inviteUser } from '../use-cases/invite-user.ts';
import { setUserRoles } from '../use-cases/set-user-roles.ts';
import { updateUser } from '../use-cases/update-user.ts';

type UserRpcs = Pick<
  ServiceHandlers<AuthServiceService>,
  | 'getMe'
  | 'batchGetUsers'
  | 'listUsers'
  | 'inviteUser'
  | 'updateUser'
  | 'setUserRoles'
  | 'disableUser'
  | 'enableUser'
>;

/** RPCs about the users of the caller's organization. */
export function createUserRpcs(dependencies: AuthDependencies): UserRpcs {
  const { permissionsOf } = dependencies;
  const { users, organizations } = unitOfWork.read(dependencies);
  return {
    getMe: async ({ withOrganization }, call) => {
      const user = await readActingUser(dependencies, call);
      return {
        user: toUserMessage(user, permissionsOf),
        organization: withOrganization ? await organizations.find(user.organizationId) : undefined,
      };
    },
    batchGetUsers: async ({ ids }, { viewer }) => ({
      users: (await users.findByIds(requireOrganization(viewer), ids)).map((user) =>
        toUserMessageFor(viewer, user, permissionsOf),
      ),
    }),
    listUsers: async ({ page, search, role, status }, { viewer }) => {
      const organizationId = requirePermission(viewer, 'auth:user:read');
      const wanted = status === 'UNSPECIFIED' ? undefined : status;
      const found = await users.list(organizationId, { search, role, status: wanted }, page);
      return { users: found.rows.map((user) => toUserMessage(user, permissionsOf)), page: found.page };
    },
    inviteUser: async (request, call) => {
      const { user, expiresAt } = await once(call, () => inviteUser(dependencies, call, request));
      return { user: toUserMessage(user, permissionsOf), expiresAt };
    },
    updateUser: async (request, call) => ({
      user: toUserMessage(await updateUser(dependencies, call, request), permissionsOf),
    }),
    setUserRoles: async (request, call) => ({
      user: toUserMessage(await setUserRoles(dependencies, call, request), permissionsOf),
    }),
    disableUser: async (request, call) => ({
      user: toUserMessage(await disableUser(dependencies, call, request), permissionsOf),
    }),
    enableUser: async (request, call) => ({
      user: toUserMessage(await enableUser(dependencies, call, request), permissionsOf),
    }),
  };
}
