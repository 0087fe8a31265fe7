import type { DisableUserRequest, EnableUserRequest } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertTransition } from '../../../kit/values/transitions.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { statusTransitions, type User, type UserStatus } from '../model/user.ts';
import { userDisabled, userEnabled } from '../published-events.ts';
import { revokeSessions } from '../sessions/revoke-sessions.ts';
import { bumpVersion, changeMember, type MemberChange, requireRemainingOwner } from './change-user.ts';

/** Shuts a user out of the organization and ends their sessions there. Needs `auth:user:write`. */
export async function disableUser(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: DisableUserRequest,
): Promise<User> {
  requirePermission(call.viewer, 'auth:user:write');
  return changeMember(dependencies, call, 'auth:user:write', request, async (change) => {
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

/** Lets a disabled user in again: as a member, or as invited when they never accepted. Needs `auth:user:write`. */
export async function enableUser(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: EnableUserRequest,
): Promise<User> {
  requirePermission(call.viewer, 'auth:user:write');
  return changeMember(dependencies, call, 'auth:user:write', request, async (change) => {
    const { id, organizationId } = change.target;
    // Nobody becomes a member without having accepted, wherever their account comes from.
    const hasJoined = await change.unit.stores.accounts.hasJoined(id, organizationId);
    const status = hasJoined ? 'ACTIVE' : 'INVITED';
    if (change.target.status !== 'DISABLED') {
      throw new DomainError('CONFLICT', `User is ${change.target.status}, not DISABLED.`, {
        metadata: { currentState: change.target.status, requestedState: status },
      });
    }
    await setStatus(change, status, 'user-enabled');
  });
}

async function setStatus(
  { unit, target, account }: MemberChange,
  status: UserStatus,
  change: 'user-disabled' | 'user-enabled',
): Promise<void> {
  assertTransition('User', statusTransitions, target.status, status);
  await unit.stores.accounts.setStatus(target.id, target.organizationId, status);
  await bumpVersion(unit, account);
  await unit.publish(status === 'DISABLED' ? userDisabled(target) : userEnabled(target));
  await unit.audit({
    organizationId: target.organizationId,
    action: change.replace('-', '.'),
    targetType: 'user',
    targetId: target.id,
  });
}
