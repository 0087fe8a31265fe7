import type { UpdateUserRequest } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { readMaskedChanges } from '../../../kit/values/masked-update.ts';
import { requirePermission, requireUser } from '../../../kit/viewer/viewer.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { accountFields } from '../model/profile-fields.ts';
import { requireRank } from '../model/roles.ts';
import type { Account, User } from '../model/user.ts';
import { userUpdated } from '../published-events.ts';
import { requireActingUser, requirePermittedUser } from '../sessions/acting-user.ts';
import { unitOfWork } from '../unit-of-work.ts';

/**
 * Changes the names that the mask names: one's own, or with `auth:user:write` those of a user whose account belongs to the
 * organization. Users whose account belongs to another organization change their names only
 * themselves.
 */
export async function updateUser(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: UpdateUserRequest,
): Promise<User> {
  const viewer = requireUser(call.viewer);
  const isSelf = request.userId === undefined || request.userId === viewer.userId;
  if (!isSelf) requirePermission(viewer, 'auth:user:write');
  const { userId = viewer.userId } = request;
  return unitOfWork.change(dependencies, call, async (unit) => {
    const { stores, now, publish, audit } = unit;
    const { user: acting } = await (isSelf
      ? requireActingUser(unit, call)
      : requirePermittedUser(dependencies, unit, call, 'auth:user:write'));
    const { organizationId } = acting;
    const account = await stores.accounts.lock(userId);
    const target = await stores.users.find(organizationId, userId);
    assertExpectedVersion('User', account, request.expectedVersion);
    if (!isSelf) {
      requireRank(acting.roles, target.roles);
      if (account.homeOrganizationId !== organizationId)
        throw new DomainError('FORBIDDEN', 'Only the user can change the profile.');
    }
    const changes = readMaskedChanges({ schema: accountFields }, request, account);
    const changed: Account = { ...account, ...changes, updatedAt: now, version: account.version + 1 };
    await stores.accounts.update(changed);
    await publish(userUpdated(organizationId, changed));
    await audit({
      organizationId,
      action: 'user.updated',
      targetType: 'user',
      targetId: userId,
      details: Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, value ?? ''])),
    });
    return stores.users.find(organizationId, userId);
  });
}
