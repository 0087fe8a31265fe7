import { isUniqueViolation } from '../../../kit/database/sql-differences.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { asMember } from '../model/choose-membership.ts';
import type { Organization } from '../model/organization.ts';
import type { Account, Membership, User } from '../model/user.ts';
import { userRegistered } from '../published-events.ts';
import type { AuthUnit } from '../unit-of-work.ts';

/** A person who gets an account with a password. */
type NewPerson = Pick<Account, 'email' | 'emailProvenAt' | 'firstName' | 'lastName' | 'username'> & {
  readonly passwordHash: string;
  readonly roles: readonly string[];
};

/** Stores a new account that can log in, as a member of one organization. */
export async function addAccount(
  { stores, now, publish, audit }: AuthUnit,
  organization: Organization,
  { roles, ...person }: NewPerson,
): Promise<User> {
  const account: Account = {
    ...person,
    id: newId(),
    homeOrganizationId: organization.id,
    isMfaEnabled: false,
    lastLoginAt: now,
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
  const membership: Membership = { organizationId: organization.id, status: 'ACTIVE', roles };
  await stores.accounts.insert([account]);
  await stores.memberships.insert(account.id, membership, now);
  await publish(userRegistered(account, membership));
  await audit({
    organizationId: organization.id,
    action: 'user.registered',
    actorId: account.id,
    targetType: 'user',
    targetId: account.id,
  });
  return asMember(account, membership);
}

/** Runs a change that adds an account. Of two with the same email address the unique constraint refuses one: CONFLICT. */
export async function withUniqueEmail<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error: unknown) {
    if (isUniqueViolation(error)) throw emailIsTaken();
    throw error;
  }
}

/** The email address has an account already. */
export function emailIsTaken(): DomainError {
  const message = 'There is an account with this email address already.';
  return new DomainError('CONFLICT', message, { fields: [{ path: 'email', message }] });
}
