import { z } from 'zod';
import type { SetUserRolesRequest } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { expectedVersionField, rolesField } from '../model/input-fields.ts';
import { findRole, requireRank } from '../model/roles.ts';
import type { User } from '../model/user.ts';
import { notify } from '../notices/notify.ts';
import { userRolesChanged } from '../published-events.ts';
import { bumpVersion, changeUser, requireRemainingOwner } from './change-user.ts';

const inputSchema = z.object({
  userId: z.string().min(1),
  roles: rolesField,
  expectedVersion: expectedVersionField,
});

/** Gives a user exactly these roles. Needs `auth:role:write`, and own roles that contain all of them. */
export async function setUserRoles(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: SetUserRolesRequest,
): Promise<User> {
  requirePermission(call.viewer, 'auth:role:write');
  const input = validateInput(inputSchema, request);
  const { roles } = input;
  return changeUser(dependencies, call, 'auth:role:write', input, async (change) => {
    const { unit, acting, target, account } = change;
    const { organizationId, id: userId } = target;
    requireRank(acting.user.roles, roles);
    await requireRemainingOwner(unit, target, { status: target.status, roles });
    if (roles.join() === target.roles.join()) return;
    await unit.stores.memberships.replaceRoles(organizationId, userId, roles);
    await bumpVersion(unit, account);
    await unit.publish(userRolesChanged(target, roles));
    await unit.audit({
      organizationId,
      action: 'user.roles-changed',
      targetType: 'user',
      targetId: userId,
      details: { from: target.roles.join(' '), to: roles.join(' ') },
    });
    const names = roles.map((role) => findRole(role)?.name ?? role).join(', ');
    await notify(unit, {
      organizationId,
      userId,
      kind: 'ROLES_CHANGED',
      title: 'Your roles have changed',
      body: `You are now: ${names}.`,
      link: '/account',
      subjectType: 'USER',
      subjectId: userId,
    });
  });
}
