import type { AuthServiceService } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import { hasPermission, requireOrganization } from '../../../kit/viewer/viewer.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { toSessionMessage } from '../messages.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { logIn } from '../use-cases/log-in.ts';
import { logOut } from '../use-cases/log-out.ts';
import { logOutEverywhere } from '../use-cases/log-out-everywhere.ts';
import { refreshToken } from '../use-cases/refresh-token.ts';
import { revokeSession } from '../use-cases/revoke-session.ts';
import { switchOrganization } from '../use-cases/switch-organization.ts';

type SessionRpcs = Pick<
  ServiceHandlers<AuthServiceService>,
  | 'login'
  | 'refreshToken'
  | 'switchOrganization'
  | 'logout'
  | 'logoutEverywhere'
  | 'revokeSession'
  | 'batchListSessionsByUsers'
>;

/** RPCs about sessions: how they begin, go on and end. */
export function createSessionRpcs(dependencies: AuthDependencies): SessionRpcs {
  const { sessions } = unitOfWork.read(dependencies);
  return {
    login: async (request, call) => ({ authentication: await logIn(dependencies, call, request) }),
    refreshToken: async (request, call) => ({
      authentication: await refreshToken(dependencies, call, request),
    }),
    switchOrganization: async (request, call) => ({
      authentication: await switchOrganization(dependencies, call, request),
    }),
    logout: async (request, call) => {
      await logOut(dependencies, call, request);
      return {};
    },
    logoutEverywhere: async (request, call) => ({
      revokedSessions: await logOutEverywhere(dependencies, call, request),
    }),
    revokeSession: async (request, call) => {
      await revokeSession(dependencies, call, request);
      return {};
    },
    batchListSessionsByUsers: async ({ userIds }, { viewer }) => {
      const organizationId = requireOrganization(viewer);
      const isSelf = (id: string): boolean => viewer.kind === 'user' && viewer.userId === id;
      const visible = hasPermission(viewer, 'auth:user:write') ? userIds : userIds.filter(isSelf);
      const found = await sessions.listLive(organizationId, visible, dependencies.clock());
      return { sessions: found.map((session) => toSessionMessage(viewer, session)) };
    },
  };
}
