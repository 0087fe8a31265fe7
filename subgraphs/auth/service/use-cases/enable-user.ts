import type { EnableUserRequest } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { AuthDependencies } from '../dependencies.ts';
import type { User } from '../model/user.ts';
import { changeUser, setStatus } from './change-user.ts';

/**
 * Lets a disabled user in again: as a member, or as invited when they never accepted, since joining takes the consent
 * of the person, wherever their account comes from. Needs `auth:user:write`.
 */
export async function enableUser(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: EnableUserRequest,
): Promise<User> {
  requirePermission(call.viewer, 'auth:user:write');
  return changeUser(dependencies, call, 'auth:user:write', request, async (change) => {
    const { id, organizationId, status: current } = change.target;
    const hasJoined = await change.unit.stores.memberships.hasJoined(organizationId, id);
    const status = hasJoined ? 'ACTIVE' : 'INVITED';
    if (current !== 'DISABLED') {
      throw new DomainError('CONFLICT', `User is ${current}, not DISABLED.`, {
        metadata: { currentState: current, requestedState: status },
      });
    }
    await setStatus(change, status, 'user-enabled');
  });
}
