import { AuthServiceService } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { type BoundService, bindService } from '../../../kit/grpc/grpc-server.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { checkPermissions, validateToken } from './access-token.ts';
import { createAccountHandlers } from './account.ts';
import { createOrganizationHandlers } from './organization.ts';
import { requireOperator } from './require-operator.ts';
import { createUserHandlers } from './user.ts';

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
