import { z } from 'zod';
import type { SetUserRolesRequest } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { rolesField } from '../model/input-fields.ts';
import { findRole } from '../model/roles.ts';
import type { User } from '../model/user.ts';
import { notify } from '../notices/notify.ts';
import { userRolesChanged } from '../published-events.ts';
import { bumpVersion, changeMember, requireRank, requireRemainingOwner } from './change-user.ts';

const inputSchema = z.object({
  userId: z.string().min(1),
  roles: rolesField.refine((roles) => roles.length > 0, 'A user needs a role.'),
  expectedVersion: z.number().int().optional(),
});

/** Gives a user exactly these roles. Needs `auth:role:write`, and own roles that contain all of them. */
export async function setUserRoles(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: SetUserRolesRequest,
): Promise<User> {
  requirePermission(call.viewer, 'auth:role:write');
  const input = validateInput(inputSchema, request);
  return changeMember(dependencies, call, 'auth:role:write', input, async (change) => {
    const { unit, acting, target, account } = change;
    requireRank(acting.user.roles, input.roles);
    await requireRemainingOwner(unit, target, { status: target.status, roles: input.roles });
    if (input.roles.join() === target.roles.join()) return;
    await unit.stores.accounts.replaceRoles(target.id, target.organizationId, input.roles);
    await bumpVersion(unit, account);
    await unit.publish(userRolesChanged(target, input.roles));
    await unit.audit({
      organizationId: target.organizationId,
      action: 'user.roles-changed',
      targetType: 'user',
      targetId: target.id,
      details: { from: target.roles.join(' '), to: input.roles.join(' ') },
    });
    const names = input.roles.map((role) => findRole(role)?.name ?? role).join(', ');
    await notify(
      { notifications: unit.stores.notifications, publish: unit.publish, now: unit.now },
      {
        organizationId: target.organizationId,
        userId: target.id,
        kind: 'ROLES_CHANGED',
        title: 'Your roles have changed',
        body: `You are now: ${names}.`,
        link: '/account',
        subjectType: 'USER',
        subjectId: target.id,
      },
    );
  });
}
