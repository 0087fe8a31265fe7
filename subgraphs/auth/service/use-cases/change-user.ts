import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { assertTransition } from '../../../kit/values/transitions.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { containedRoles, requireRank } from '../model/roles.ts';
import {
  type Account,
  type Membership,
  statusTransitions,
  type User,
  type UserStatus,
} from '../model/user.ts';
import { userDisabled, userEnabled } from '../published-events.ts';
import { type ActingUser, requirePermittedUser } from '../sessions/acting-user.ts';
import { type AuthUnit, unitOfWork } from '../unit-of-work.ts';

/** A change of a user's membership, prepared: rows locked, version and rank checked. */
interface UserChange {
  readonly unit: AuthUnit;
  readonly acting: ActingUser;
  /** The user as they are before the change. */
  readonly target: User;
  readonly account: Account;
}

/**
 * Runs a change of another user of the caller's organization. The organization's row is locked, so that rules
 * over all members (there is always an owner) hold under concurrency. Unknown and foreign users are NOT_FOUND;
 * a user whose roles the caller's roles do not contain is FORBIDDEN.
 */
export async function changeUser(
  dependencies: AuthDependencies,
  call: ServiceCall,
  permission: string,
  request: { readonly userId: string; readonly expectedVersion?: number | undefined },
  work: (change: UserChange) => Promise<void>,
): Promise<User> {
  return unitOfWork.change(dependencies, call, async (unit) => {
    const { stores } = unit;
    const acting = await requirePermittedUser(dependencies, unit, call, permission);
    const { organizationId } = acting.user;
    await stores.organizations.lock(organizationId);
    const account = await stores.accounts.lock(request.userId);
    const target = await stores.users.find(organizationId, request.userId);
    assertExpectedVersion('User', account, request.expectedVersion);
    requireRank(acting.user.roles, target.roles);
    await work({ unit, acting, target, account });
    return stores.users.find(organizationId, request.userId);
  });
}

/** Marks the account as changed, so that readers of an older version are refused. */
export async function bumpVersion({ stores, now }: AuthUnit, account: Account): Promise<void> {
  await stores.accounts.update({ ...account, updatedAt: now, version: account.version + 1 });
}

/** Enables or disables a user. CONFLICT for a status that cannot follow. */
export async function setStatus(
  { unit, target, account }: UserChange,
  status: UserStatus,
  change: 'user-disabled' | 'user-enabled',
): Promise<void> {
  assertTransition('User', statusTransitions, target.status, status);
  await unit.stores.memberships.setStatus(target.organizationId, target.id, status);
  await bumpVersion(unit, account);
  await unit.publish(status === 'DISABLED' ? userDisabled(target) : userEnabled(target));
  await unit.audit({
    organizationId: target.organizationId,
    action: change.replace('-', '.'),
    targetType: 'user',
    targetId: target.id,
  });
}

/** Throws CONFLICT when the organization would be left without an owner who can log in. */
export async function requireRemainingOwner(
  { stores }: AuthUnit,
  target: User,
  after: Pick<Membership, 'status' | 'roles'>,
): Promise<void> {
  if (!isActiveOwner(target) || isActiveOwner(after)) return;
  if ((await stores.users.countActiveOwners(target.organizationId)) > 1) return;
  throw new DomainError('CONFLICT', 'An organization must keep an owner. Make another user an owner first.');
}

function isActiveOwner({ status, roles }: Pick<Membership, 'status' | 'roles'>): boolean {
  return status === 'ACTIVE' && containedRoles(roles).has('owner');
}
