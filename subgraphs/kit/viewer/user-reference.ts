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
  const { path, userId } = reference;
  if (!user) throw notFound('User', userId);
  const message = refusalOf(reference, user);
  if (message !== undefined) throw invalidInput({ path, message });
}

/** Whether a record may refer to the user: for references that no input names. */
export function isReferable(
  reference: Omit<UserReference, 'path'>,
  user: ReferencedUser | undefined,
): boolean {
  return user !== undefined && refusalOf(reference, user) === undefined;
}

function refusalOf(
  { permission, mayBeInvited = false }: Omit<UserReference, 'path'>,
  user: ReferencedUser,
): string | undefined {
  if (user.status !== 'ACTIVE' && !(mayBeInvited && user.status === 'INVITED'))
    return 'This user is not an active member of the organization.';
  if (permission !== undefined && !user.permissions.includes(permission))
    return `This user lacks the permission ${permission}.`;
  return undefined;
}
