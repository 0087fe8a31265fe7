import { invalidInput, notFound } from '../errors/domain-error.ts';

/** A field of input that names a user. */
export interface UserReference {
  /** The field, for messages. */
  readonly path: string;
  readonly userId: string;
  /** What the user needs to see the record; left out where being named is enough. */
  readonly permission?: string;
  /** Whether somebody will do who has not accepted their invitation yet; by default the user must be active. */
  readonly mayBeInvited?: boolean;
}

/** What a reference needs to know of a user of the organization. */
interface ReferencedUser {
  readonly status: string;
  readonly permissions: readonly string[];
}

/**
 * Checks that a record may refer to the user. Throws NOT_FOUND for a user of no or another organization, and
 * BAD_USER_INPUT for one who is not an active member or may not see the record.
 */
export function assertReferable(reference: UserReference, user: ReferencedUser | undefined): void {
  const { path, userId, permission, mayBeInvited = false } = reference;
  if (!user) throw notFound('User', userId);
  if (user.status !== 'ACTIVE' && !(mayBeInvited && user.status === 'INVITED'))
    throw invalidInput({ path, message: 'This user is not an active member of the organization.' });
  if (permission !== undefined && !user.permissions.includes(permission))
    throw invalidInput({ path, message: `This user lacks the permission ${permission}.` });
}
