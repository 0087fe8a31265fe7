import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { requirePermission, requireUser } from '../../../kit/viewer/viewer.ts';
import type { AuthDependencies } from '../dependencies.ts';
import type { User } from '../model/user.ts';
import type { AuthStores } from '../stores/stores.ts';
import { unitOfWork } from '../unit-of-work.ts';

/** The user behind a change, as the database knows them now, and the session they use. */
export interface ActingUser {
  readonly user: User;
  readonly sessionId: string;
}

/** Where acting users are looked up: a unit of work, or stores outside of one with the time. */
interface Lookup {
  readonly stores: Pick<AuthStores, 'sessions' | 'users'>;
  readonly now: Date;
}

/**
 * The user behind the call, checked against the database and not only against the token, which may be up to
 * 15 minutes old. Throws UNAUTHENTICATED when the session has ended or the user was disabled.
 */
export async function requireActingUser(
  { stores, now }: Lookup,
  call: Pick<ServiceCall, 'viewer'>,
): Promise<ActingUser> {
  const viewer = requireUser(call.viewer);
  const session = await stores.sessions.findLive(viewer.sessionId, now);
  const belongs = session?.userId === viewer.userId && session.organizationId === viewer.organizationId;
  const [user] = belongs ? await stores.users.findByIds(viewer.organizationId, [viewer.userId]) : [];
  if (user?.status !== 'ACTIVE')
    throw new DomainError('UNAUTHENTICATED', 'Your session has ended. Please log in again.');
  return { user, sessionId: viewer.sessionId };
}

/** The same, for what needs a permission: FORBIDDEN when the token does not have it or the user has lost it since. */
export async function requirePermittedUser(
  { permissionsOf }: Pick<AuthDependencies, 'permissionsOf'>,
  lookup: Lookup,
  call: Pick<ServiceCall, 'viewer'>,
  permission: string,
): Promise<ActingUser> {
  requirePermission(requireUser(call.viewer), permission);
  const acting = await requireActingUser(lookup, call);
  if (permissionsOf(acting.user.roles).includes(permission)) return acting;
  throw new DomainError('FORBIDDEN', `This needs the permission ${permission}.`, {
    metadata: { permission },
  });
}

/** The acting user before a change, whose password is then checked; the change looks again. */
export async function readActingUser(dependencies: AuthDependencies, call: ServiceCall): Promise<User> {
  const lookup = { stores: unitOfWork.read(dependencies), now: dependencies.clock() };
  return (await requireActingUser(lookup, call)).user;
}
