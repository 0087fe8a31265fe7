import type { AuthServiceService } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import { hasPermission, requireOrganization, requirePermission } from '../../../kit/viewer/viewer.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { toSessionMessage, toUserMessage, toUserMessageFor } from '../messages.ts';
import { requireActingUser } from '../sessions/acting-user.ts';
import { createStores } from '../stores/stores.ts';
import { disableUser, enableUser } from '../use-cases/disable-user.ts';
import { inviteUser } from '../use-cases/invite-user.ts';
import { setUserRoles } from '../use-cases/set-user-roles.ts';
import { updateUser } from '../use-cases/update-user.ts';

type UserHandlers = Pick<
  ServiceHandlers<AuthServiceService>,
  | 'getMe'
  | 'batchGetUsers'
  | 'listUsers'
  | 'inviteUser'
  | 'updateUser'
  | 'setUserRoles'
  | 'disableUser'
  | 'enableUser'
  | 'batchListSessionsByUsers'
>;

/** RPCs about the users of the caller's organization. */
export function createUserHandlers(dependencies: AuthDependencies): UserHandlers {
  const { database, clock, permissionsOf } = dependencies;
  const stores = createStores(database.kysely, database.engine);
  return {
    getMe: async (_request, call) => ({
      user: toUserMessage((await requireActingUser(stores, call, clock())).user, permissionsOf),
    }),
    batchGetUsers: async ({ ids }, { viewer }) => ({
      users: (await stores.users.findByIds(requireOrganization(viewer), ids)).map((user) =>
        toUserMessageFor(viewer, user, permissionsOf),
      ),
    }),
    listUsers: async ({ page, search, role, status }, { viewer }) => {
      const organizationId = requirePermission(viewer, 'auth:user:read');
      const wanted = status === 'UNSPECIFIED' ? undefined : status;
      const found = await stores.users.list(organizationId, { search, role, status: wanted }, page);
      return { users: found.rows.map((user) => toUserMessage(user, permissionsOf)), page: found.page };
    },
    inviteUser: async (request, call) => {
      const { user, expiresAt } = await inviteUser(dependencies, call, request);
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
    batchListSessionsByUsers: async ({ userIds }, { viewer }) => {
      const organizationId = requireOrganization(viewer);
      const isSelf = (id: string): boolean => viewer.kind === 'user' && viewer.userId === id;
      const visible = hasPermission(viewer, 'auth:user:write') ? userIds : userIds.filter(isSelf);
      const sessions = await stores.sessions.listLive(organizationId, visible, clock());
      return { sessions: sessions.map((session) => toSessionMessage(viewer, session)) };
    },
  };
}
