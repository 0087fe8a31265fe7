import { DomainError, notFound } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { containedRoles, mayGrant } from '../model/roles.ts';
import type { Account, Membership, User } from '../model/user.ts';
import { type ActingUser, requirePermittedUser } from '../sessions/acting-user.ts';
import { changeAtomically, type UnitOfWork } from '../unit-of-work.ts';

/** A change of somebody's membership, prepared: rows locked, version and rank checked. */
export interface MemberChange {
  readonly unit: UnitOfWork;
  readonly acting: ActingUser;
  /** The user as they are before the change. */
  readonly target: User;
  readonly account: Account;
}

/**
 * Runs a change of another user of the caller's organization. The organization's row is locked, so that rules
 * over all members (there is always an owner) hold under concurrency. Unknown and foreign users are NOT_FOUND;
 * somebody whose roles the caller's roles do not contain is out of reach.
 */
export async function changeMember(
  dependencies: AuthDependencies,
  call: ServiceCall,
  permission: string,
  request: { readonly userId: string; readonly expectedVersion?: number | undefined },
  work: (change: MemberChange) => Promise<void>,
): Promise<User> {
  return changeAtomically(dependencies, call, async (unit) => {
    const { stores } = unit;
    const acting = await requirePermittedUser(dependencies, unit, call, permission);
    const { organizationId } = acting.user;
    await stores.organizations.lock(organizationId);
    const account = await stores.accounts.lock(request.userId);
    const target = await findMember(unit, organizationId, request.userId);
    if (!account || !target) throw notFound('User', request.userId);
    assertExpectedVersion('User', account, request.expectedVersion);
    requireRank(acting.user.roles, target.roles);
    await work({ unit, acting, target, account });
    const changed = await findMember(unit, organizationId, request.userId);
    if (!changed) throw notFound('User', request.userId);
    return changed;
  });
}

async function findMember(
  unit: UnitOfWork,
  organizationId: string,
  userId: string,
): Promise<User | undefined> {
  const [user] = await unit.stores.users.findByIds(organizationId, [userId]);
  return user;
}

/** Marks the account as changed, so that readers of an older version are refused. */
export async function bumpVersion(unit: UnitOfWork, account: Account): Promise<void> {
  await unit.stores.accounts.update({ ...account, updatedAt: unit.now, version: account.version + 1 });
}

/** Throws FORBIDDEN unless `own` contains every role in `roles`: nobody rules over or creates somebody above. */
export function requireRank(own: readonly string[], roles: readonly string[]): void {
  const outOfReach = roles.find((role) => !mayGrant(own, role));
  if (outOfReach === undefined) return;
  throw new DomainError('FORBIDDEN', `Your own roles do not contain the role ${outOfReach}.`, {
    metadata: { role: outOfReach },
  });
}

/** Throws CONFLICT when the organization would be left without an owner who can log in. */
export async function requireRemainingOwner(
  unit: UnitOfWork,
  target: User,
  after: Pick<Membership, 'status' | 'roles'>,
): Promise<void> {
  const isOwner = (membership: Pick<Membership, 'status' | 'roles'>): boolean =>
    membership.status === 'ACTIVE' && containedRoles(membership.roles).has('owner');
  if (!isOwner(target) || isOwner(after)) return;
  if ((await unit.stores.users.countActiveOwners(target.organizationId)) > 1) return;
  throw new DomainError('CONFLICT', 'An organization must keep an owner. Make somebody else owner first.');
}
