import type { AuthServiceService } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import { once } from '../../../kit/idempotency/once.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { toUserMessage } from '../messages.ts';
import { confirmMfa } from '../use-cases/confirm-mfa.ts';
import { disableMfa } from '../use-cases/disable-mfa.ts';
import { enrollMfa } from '../use-cases/enroll-mfa.ts';

type MfaRpcs = Pick<ServiceHandlers<AuthServiceService>, 'enrollMfa' | 'confirmMfa' | 'disableMfa'>;

/** RPCs about second factors. */
export function createMfaRpcs(dependencies: AuthDependencies): MfaRpcs {
  const { permissionsOf } = dependencies;
  return {
    enrollMfa: (request, call) => once(call, () => enrollMfa(dependencies, call, request)),
    confirmMfa: async (request, call) => {
      const { user, recoveryCodes } = await confirmMfa(dependencies, call, request);
      return { user: toUserMessage(user, permissionsOf), recoveryCodes: [...recoveryCodes] };
    },
    disableMfa: async (request, call) => ({
      user: toUserMessage(await once(call, () => disableMfa(dependencies, call, request)), permissionsOf),
    }),
  };
}
