import type { AuthServiceService } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import { once } from '../../../kit/idempotency/once.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { toUserMessage } from '../messages.ts';
import { acceptInvite } from '../use-cases/accept-invite.ts';
import { changePassword } from '../use-cases/change-password.ts';
import { confirmEmail } from '../use-cases/confirm-email.ts';
import { registerUser } from '../use-cases/register-user.ts';
import { requestEmailConfirmation } from '../use-cases/request-email-confirmation.ts';
import { requestPasswordReset } from '../use-cases/request-password-reset.ts';
import { resetPassword } from '../use-cases/reset-password.ts';

type AccountRpcs = Pick<
  ServiceHandlers<AuthServiceService>,
  | 'register'
  | 'acceptInvite'
  | 'changePassword'
  | 'requestPasswordReset'
  | 'resetPassword'
  | 'confirmEmail'
  | 'requestEmailConfirmation'
>;

/** RPCs about accounts and their passwords. */
export function createAccountRpcs(dependencies: AuthDependencies): AccountRpcs {
  const { permissionsOf } = dependencies;
  return {
    register: async (request, call) => ({
      authentication: await registerUser(dependencies, call, request),
    }),
    acceptInvite: async (request, call) => ({
      authentication: await acceptInvite(dependencies, call, request),
    }),
    changePassword: async (request, call) => {
      const { user, revokedSessions } = await once(call, () => changePassword(dependencies, call, request));
      return { user: toUserMessage(user, permissionsOf), revokedSessions };
    },
    requestPasswordReset: async (request, call) => {
      await requestPasswordReset(dependencies, call, request);
      return {};
    },
    resetPassword: async (request, call) => {
      await once(call, () => resetPassword(dependencies, call, request));
      return {};
    },
    confirmEmail: async (request, call) => {
      await confirmEmail(dependencies, call, request);
      return {};
    },
    requestEmailConfirmation: async (request, call) => {
      await requestEmailConfirmation(dependencies, call, request);
      return {};
    },
  };
}
