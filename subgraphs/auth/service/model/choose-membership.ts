import type { Account, Membership, User } from './user.ts';

/**
 * The membership a login works with: in the wanted organization, otherwise in the one used last, otherwise
 * the oldest. Undefined when the person is disabled in all that qualify.
 */
export function chooseMembership(
  memberships: readonly Membership[],
  homeOrganizationId: string,
  wantedOrganizationId?: string,
): Membership | undefined {
  const active = memberships.filter((membership) => membership.status === 'ACTIVE');
  if (wantedOrganizationId !== undefined)
    return active.find((membership) => membership.organizationId === wantedOrganizationId);
  return active.find((membership) => membership.organizationId === homeOrganizationId) ?? active[0];
}

/** An account as the organization of the membership sees it. */
export function asMember(account: Account, membership: Membership): User {
  const { passwordHash: _passwordHash, homeOrganizationId: _homeOrganizationId, ...person } = account;
  return { ...person, ...membership };
}
