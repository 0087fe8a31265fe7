import { z } from 'zod';
import type { UpdateUserRequest } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { DomainError, notFound } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, requireUser } from '../../../kit/viewer/viewer.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { nameField, optionalNameField, usernameField } from '../model/input-fields.ts';
import type { User } from '../model/user.ts';
import { userUpdated } from '../published-events.ts';
import { requireActingUser, requirePermittedUser } from '../sessions/acting-user.ts';
import { changeAtomically } from '../unit-of-work.ts';
import { requireRank } from './change-user.ts';

const inputSchema = z.object({
  userId: z.string().min(1).optional(),
  firstName: nameField.optional(),
  lastName: optionalNameField,
  username: usernameField.optional(),
  expectedVersion: z.number().int().optional(),
});

/**
 * Changes names: one's own, or with `auth:user:write` those of a user whose account belongs to the
 * organization. Somebody who only visits the organization keeps their name in their own hands.
 */
export async function updateUser(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: UpdateUserRequest,
): Promise<User> {
  const viewer = requireUser(call.viewer);
  const isSelf = request.userId === undefined || request.userId === viewer.userId;
  if (!isSelf) requirePermission(viewer, 'auth:user:write');
  const { userId = viewer.userId, expectedVersion, ...names } = validateInput(inputSchema, request);
  return changeAtomically(dependencies, call, async (unit) => {
    const { stores, now } = unit;
    const { user: acting } = await (isSelf
      ? requireActingUser(stores, call, now)
      : requirePermittedUser(dependencies, unit, call, 'auth:user:write'));
    const account = await stores.accounts.lock(userId);
    const [target] = await stores.users.findByIds(acting.organizationId, [userId]);
    if (!account || !target) throw notFound('User', userId);
    assertExpectedVersion('User', account, expectedVersion);
    if (!isSelf) {
      requireRank(acting.roles, target.roles);
      if (account.homeOrganizationId !== acting.organizationId)
        throw new DomainError('FORBIDDEN', 'Only the user can change the profile.');
    }
    const changed = {
      ...account,
      firstName: names.firstName ?? account.firstName,
      lastName: names.lastName ?? account.lastName,
      username: names.username ?? account.username,
      updatedAt: now,
      version: account.version + 1,
    };
    await stores.accounts.update(changed);
    await unit.publish(userUpdated(acting.organizationId, changed));
    await unit.audit({
      organizationId: acting.organizationId,
      action: 'user.updated',
      targetType: 'user',
      targetId: userId,
      details: Object.fromEntries(Object.entries(names).filter((entry) => entry[1] !== undefined)),
    });
    const [user] = await stores.users.findByIds(acting.organizationId, [userId]);
    if (!user) throw notFound('User', userId);
    return user;
  });
}
