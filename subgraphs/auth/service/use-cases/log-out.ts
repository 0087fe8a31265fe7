import { z } from 'zod';
import type {
  LogoutEverywhereRequest,
  LogoutRequest,
  RevokeSessionRequest,
  RevokeTokenRequest,
} from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { DomainError, notFound } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { hasPermission, requireUser } from '../../../kit/viewer/viewer.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { isLive, type Session } from '../model/session.ts';
import { hashToken } from '../secrets/opaque-token.ts';
import { requireActingUser } from '../sessions/acting-user.ts';
import { revokeSessions } from '../sessions/revoke-sessions.ts';
import type { AuthStores } from '../stores/stores.ts';
import { changeAtomically } from '../unit-of-work.ts';

const tokenField = z.string().min(1, 'A token is required.').max(8_192);

/** Ends the session of the call, and that of the refresh token when one is given. Safe to repeat. */
export async function logout(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: LogoutRequest,
): Promise<void> {
  const { refreshToken } = validateInput(z.object({ refreshToken: tokenField.optional() }), request);
  const { viewer } = call;
  if (viewer.kind !== 'user' && refreshToken === undefined)
    throw new DomainError('UNAUTHENTICATED', 'You must be logged in.');
  await changeAtomically(dependencies, call, async (unit) => {
    const { stores, now } = unit;
    const ids = new Set<string>();
    if (viewer.kind === 'user') ids.add(viewer.sessionId);
    const token = refreshToken && (await stores.sessions.findRefreshToken(hashToken(refreshToken)));
    if (token) ids.add(token.sessionId);
    for (const id of ids) {
      const session = await stores.sessions.lock(id);
      if (session && isLive(session, now)) await revokeSessions(unit, [session], 'logout', session.userId);
    }
  });
}

/** Ends all sessions of the caller, in every organization; resolves with their number. */
export async function logoutEverywhere(
  dependencies: AuthDependencies,
  call: ServiceCall,
  { keepCurrent }: LogoutEverywhereRequest,
): Promise<number> {
  return changeAtomically(dependencies, call, async (unit) => {
    const { stores, now } = unit;
    const { user, sessionId } = await requireActingUser(stores, call, now);
    const sessions = await stores.sessions.listLiveEverywhere(user.id, now);
    const ended = sessions.filter((session) => !(keepCurrent && session.id === sessionId));
    await revokeSessions(unit, ended, 'logout-everywhere');
    return ended.length;
  });
}

/** Ends one session: one's own, or one of a user of the organization with `auth:user:write`. */
export async function revokeSession(
  dependencies: AuthDependencies,
  call: ServiceCall,
  { sessionId }: RevokeSessionRequest,
): Promise<void> {
  const viewer = requireUser(call.viewer);
  await changeAtomically(dependencies, call, async (unit) => {
    const { stores, now } = unit;
    await requireActingUser(stores, call, now);
    const session = await stores.sessions.lock(sessionId);
    const isOwn = session?.userId === viewer.userId;
    const isInReach =
      session?.organizationId === viewer.organizationId && hasPermission(viewer, 'auth:user:write');
    if (!session || !(isOwn || isInReach)) throw notFound('Session', sessionId);
    if (isLive(session, now)) await revokeSessions(unit, [session], 'session-revoked');
  });
}

/** RFC 7009: ends the session of an access or refresh token; unknown tokens are no error. */
export async function revokeToken(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: RevokeTokenRequest,
): Promise<void> {
  const { token } = validateInput(z.object({ token: tokenField }), request);
  const verified = await dependencies.accessTokens.verify(token);
  await changeAtomically(dependencies, call, async (unit) => {
    const session =
      verified.kind === 'valid'
        ? await unit.stores.sessions.lock(verified.claims.sessionId)
        : await findByRefreshToken(unit.stores, token);
    if (session && isLive(session, unit.now)) await revokeSessions(unit, [session], 'token-revoked');
  });
}

async function findByRefreshToken(stores: AuthStores, token: string): Promise<Session | undefined> {
  const found = await stores.sessions.findRefreshToken(hashToken(token));
  return found && stores.sessions.lock(found.sessionId);
}
