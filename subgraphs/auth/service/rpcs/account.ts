import type { AuthServiceService } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { toUserMessage } from '../messages.ts';
import { acceptInvite } from '../use-cases/accept-invite.ts';
import { changePassword } from '../use-cases/change-password.ts';
import { switchOrganization } from '../use-cases/create-organization.ts';
import { confirmMfa, disableMfa, enrollMfa } from '../use-cases/enroll-mfa.ts';
import { login } from '../use-cases/log-in.ts';
import { logout, logoutEverywhere, revokeSession, revokeToken } from '../use-cases/log-out.ts';
import { refreshToken } from '../use-cases/refresh-token.ts';
import { register } from '../use-cases/register-user.ts';
import { requestPasswordReset } from '../use-cases/request-password-reset.ts';
import { resetPassword } from '../use-cases/reset-password.ts';

type AccountHandlers = Pick<
  ServiceHandlers<AuthServiceService>,
  | 'register'
  | 'login'
  | 'refreshToken'
  | 'requestPasswordReset'
  | 'resetPassword'
  | 'acceptInvite'
  | 'logout'
  | 'logoutEverywhere'
  | 'revokeSession'
  | 'revokeToken'
  | 'switchOrganization'
  | 'changePassword'
  | 'enrollMfa'
  | 'confirmMfa'
  | 'disableMfa'
>;

/** RPCs about the caller's own account and sessions. */
export function createAccountHandlers(dependencies: AuthDependencies): AccountHandlers {
  return {
    register: async (request, call) => ({ authentication: await register(dependencies, call, request) }),
    login: async (request, call) => ({ authentication: await login(dependencies, call, request) }),
    refreshToken: async (request, call) => ({
      authentication: await refreshToken(dependencies, call, request),
    }),
    requestPasswordReset: async (request, call) => {
      await requestPasswordReset(dependencies, call, request);
      return {};
    },
    resetPassword: async (request, call) => {
      await resetPassword(dependencies, call, request);
      return {};
    },
    acceptInvite: async (request, call) => ({
      authentication: await acceptInvite(dependencies, call, request),
    }),
    logout: async (request, call) => {
      await logout(dependencies, call, request);
      return {};
    },
    logoutEverywhere: async (request, call) => ({
      revokedSessions: await logoutEverywhere(dependencies, call, request),
    }),
    revokeSession: async (request, call) => {
      await revokeSession(dependencies, call, request);
      return {};
    },
    revokeToken: async (request, call) => {
      await revokeToken(dependencies, call, request);
      return {};
    },
    switchOrganization: async (request, call) => ({
      authentication: await switchOrganization(dependencies, call, request),
    }),
    changePassword: async (request, call) => {
      const { user, revokedSessions } = await changePassword(dependencies, call, request);
      return { user: toUserMessage(user, dependencies.permissionsOf), revokedSessions };
    },
    enrollMfa: (request, call) => enrollMfa(dependencies, call, request),
    confirmMfa: async (request, call) => {
      const { user, recoveryCodes } = await confirmMfa(dependencies, call, request);
      return { user: toUserMessage(user, dependencies.permissionsOf), recoveryCodes: [...recoveryCodes] };
    },
    disableMfa: async (request, call) => ({
      user: toUserMessage(await disableMfa(dependencies, call, request), dependencies.permissionsOf),
    }),
  };
}
