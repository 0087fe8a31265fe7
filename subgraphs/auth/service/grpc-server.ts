import { AuthServiceService } from '../../../proto/generated/erp/auth/v1/auth.ts';
import { type BoundService, bindService } from '../../kit/grpc/grpc-server.ts';
import type { AuthDependencies } from './dependencies.ts';
import { createAccountHandlers } from './handlers/account-handlers.ts';
import { createOrganizationHandlers } from './handlers/organization-handlers.ts';
import { createUserHandlers } from './handlers/user-handlers.ts';
import { requireOperator } from './operator.ts';
import { checkPermissions, validateToken } from './tokens-for-peers.ts';

/** The RPCs of `erp.auth.v1.AuthService` over the use cases. */
export function createAuthService(dependencies: AuthDependencies): BoundService {
  const { signingKeys } = dependencies;
  return bindService(AuthServiceService, {
    ...createAccountHandlers(dependencies),
    ...createUserHandlers(dependencies),
    ...createOrganizationHandlers(dependencies),
    validateToken: (request) => validateToken(dependencies, request),
    checkPermissions: (request, call) => checkPermissions(dependencies, call, request),
    getKeySet: async () => ({ json: await signingKeys.publish() }),
    rotateSigningKey: async (_request, { viewer }) => {
      requireOperator(viewer);
      const { kid, signsFrom } = await signingKeys.rotateNow();
      return { keyId: kid, signsFrom };
    },
  });
}
