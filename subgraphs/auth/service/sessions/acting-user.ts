import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { requirePermission, requireUser } from '../../../kit/viewer/viewer.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { isLive } from '../model/session.ts';
import type { User } from '../model/user.ts';
import type { AuthStores } from '../stores/stores.ts';

/** The user behind a change, as the database knows them now, and the session they use. */
export interface ActingUser {
  readonly user: User;
  readonly sessionId: string;
}

/**
 * The user behind the call, checked against the database and not only against the token, which may be up to
 * 15 minutes old. Throws UNAUTHENTICATED when the session has ended or the user was shut out.
 */
export async function requireActingUser(
  stores: Pick<AuthStores, 'sessions' | 'users'>,
  call: Pick<ServiceCall, 'viewer'>,
  now: Date,
): Promise<ActingUser> {
  const viewer = requireUser(call.viewer);
  const session = await stores.sessions.find(viewer.sessionId);
  const belongs =
    session?.userId === viewer.userId &&
    session.organizationId === viewer.organizationId &&
    isLive(session, now);
  const [user] = belongs ? await stores.users.findByIds(viewer.organizationId, [viewer.userId]) : [];
  if (user?.status !== 'ACTIVE')
    throw new DomainError('UNAUTHENTICATED', 'Your session has ended. Please log in again.');
  return { user, sessionId: viewer.sessionId };
}

/** The same, for what needs a permission: FORBIDDEN when the token does not have it or the user has lost it since. */
export async function requirePermittedUser(
  { permissionsOf }: Pick<AuthDependencies, 'permissionsOf'>,
  { stores, now }: { readonly stores: Pick<AuthStores, 'sessions' | 'users'>; readonly now: Date },
  call: Pick<ServiceCall, 'viewer'>,
  permission: string,
): Promise<ActingUser> {
  requirePermission(requireUser(call.viewer), permission);
  const acting = await requireActingUser(stores, call, now);
  if (permissionsOf(acting.user.roles).includes(permission)) return acting;
  throw new DomainError('FORBIDDEN', `This needs the permission ${permission}.`, {
    metadata: { permission },
  });
}
