/** The permissions a domain owns, `<domain>:<subject>:<verb>`, each with the roles that get it. */
export type PermissionGrants = Readonly<Record<string, PermissionGrant>>;

interface PermissionGrant {
  /** What its holder may do: "Read leads." */
  readonly description: string;
  /** Keys of the roles it is given to; roles that contain one of them have it too. */
  readonly roles: readonly string[];
}

/** Role key → what all domains give it directly, without what it inherits. */
export type PermissionsByRole = ReadonlyMap<string, readonly string[]>;

/**
 * What the domains give to each role. Throws when a domain declares a permission that is not its own, which also
 * rules out that two declare the same.
 */
export function gatherPermissions(
  domains: ReadonlyArray<{ readonly name: string; readonly permissionGrants: PermissionGrants }>,
): PermissionsByRole {
  const gathered = new Map<string, string[]>();
  for (const { name, permissionGrants } of domains) {
    for (const [permission, { roles }] of Object.entries(permissionGrants)) {
      if (!permission.startsWith(`${name}:`))
        throw new Error(`${name} declares the permission ${permission}, which is not its own.`);
      for (const role of roles) gathered.set(role, [...(gathered.get(role) ?? []), permission]);
    }
  }
  return gathered;
}
