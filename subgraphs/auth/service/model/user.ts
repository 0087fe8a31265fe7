import type { Transitions } from '../../../kit/values/transitions.ts';

/** A person's account: one for all organizations. */
export interface Account {
  readonly id: string;
  /** Folded: capitals and Unicode variants do not make another account. Unique. */
  readonly email: string;
  /** When a mailed link proved that the address is the person's; until then it does not count as taken. */
  readonly emailProvenAt: Date | undefined;
  readonly firstName: string;
  readonly lastName: string;
  readonly username: string | undefined;
  /** Undefined until the first invitation is accepted. */
  readonly passwordHash: string | undefined;
  /** Organization that a login opens. */
  readonly homeOrganizationId: string;
  readonly isMfaEnabled: boolean;
  readonly lastLoginAt: Date | undefined;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

/** How far a membership has come. */
export type UserStatus = 'ACTIVE' | 'INVITED' | 'DISABLED';

/** What a person may do in one organization. */
export interface Membership {
  readonly organizationId: string;
  readonly status: UserStatus;
  /** Roles that were given, contained ones left out; sorted. */
  readonly roles: readonly string[];
}

/** An account as one organization sees it. */
export type User = Omit<Account, 'passwordHash' | 'homeOrganizationId'> & Membership;

/** Whether the account was registered with an address that is not proven, which anybody may have typed. */
export function isUnproven(account: Pick<Account, 'emailProvenAt' | 'passwordHash'>): boolean {
  return account.emailProvenAt === undefined && account.passwordHash !== undefined;
}

/** A disabled invitation is taken back: enabling it makes it an invitation again, never an account. */
export const statusTransitions: Transitions<UserStatus> = {
  INVITED: ['ACTIVE', 'DISABLED'],
  ACTIVE: ['DISABLED'],
  DISABLED: ['ACTIVE', 'INVITED'],
};

/** First and last name; the username or the mailbox name when there are none. */
export function displayNameOf(person: {
  readonly firstName: string;
  readonly lastName: string;
  readonly username: string | undefined;
  readonly email: string;
}): string {
  return `${person.firstName} ${person.lastName}`.trim() || usernameOf(person);
}

/** The chosen username, or the mailbox name. */
export function usernameOf(person: {
  readonly username: string | undefined;
  readonly email: string;
}): string {
  return person.username ?? person.email.slice(0, person.email.lastIndexOf('@'));
}
