import type { PermissionsByRole } from '../../../kit/viewer/permission-grants.ts';
import { containedRoles, findRole } from './roles.ts';

/** Everything the roles permit, sorted. Unknown keys permit nothing. */
export type PermissionsOf = (keys: readonly string[]) => readonly string[];

/** @param granted what the domains give to each role directly; throws when one of the roles does not exist */
export function createPermissionsOf(granted: PermissionsByRole): PermissionsOf {
  for (const [role, permissions] of granted)
    if (!findRole(role))
      throw new Error(`${permissions[0]} is given to the role ${role}, which does not exist.`);
  return (keys) =>
    [...new Set([...containedRoles(keys)].flatMap((key) => granted.get(key) ?? []))].toSorted();
}
