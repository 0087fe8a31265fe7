import type { DisableUserRequest } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { AuthDependencies } from '../dependencies.ts';
import type { User } from '../model/user.ts';
import { revokeSessions } from '../sessions/revoke-sessions.ts';
import { changeUser, requireRemainingOwner, setStatus } from './change-user.ts';

/** Disables a user in the organization and ends their sessions there. Needs `auth:user:write`. */
export async function disableUser(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: DisableUserRequest,
): Promise<User> {
  requirePermission(call.viewer, 'auth:user:write');
  return changeUser(dependencies, call, 'auth:user:write', request, async (change) => {
    const { unit, acting, target } = change;
    if (acting.user.id === target.id)
      throw new DomainError('CONFLICT', 'You cannot disable your own account.');
    await requireRemainingOwner(unit, target, { status: 'DISABLED', roles: target.roles });
    await setStatus(change, 'DISABLED', 'user-disabled');
    await unit.stores.mailedTokens.deleteOf(target.id, 'invitation', target.organizationId);
    const sessions = await unit.stores.sessions.listLive(target.organizationId, [target.id], unit.now);
    await revokeSessions(unit, sessions, 'user-disabled');
  });
}
