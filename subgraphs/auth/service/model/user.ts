import type { Transitions } from '../../../kit/values/transitions.ts';

/** A person's account: one for all organizations. */
export interface Account {
  readonly id: string;
  /** Folded: capitals and Unicode variants do not make another account. Unique. */
  readonly email: string;
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
