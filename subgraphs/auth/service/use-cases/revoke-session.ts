import type { RevokeSessionRequest } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { notFound } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { hasPermission, requireUser } from '../../../kit/viewer/viewer.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { isLive } from '../model/session.ts';
import { requireActingUser } from '../sessions/acting-user.ts';
import { revokeSessions } from '../sessions/revoke-sessions.ts';
import { unitOfWork } from '../unit-of-work.ts';

/** Ends one session: one's own, or one of a user of the organization with `auth:user:write`. */
export async function revokeSession(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: RevokeSessionRequest,
): Promise<void> {
  const viewer = requireUser(call.viewer);
  await unitOfWork.change(dependencies, call, async (unit) => {
    await requireActingUser(unit, call);
    const session = await unit.stores.sessions.lock(request.sessionId);
    const isOwn = session.userId === viewer.userId;
    const isInReach =
      session.organizationId === viewer.organizationId && hasPermission(viewer, 'auth:user:write');
    if (!isOwn && !isInReach) throw notFound('Session', request.sessionId);
    if (isLive(session, unit.now)) await revokeSessions(unit, [session], 'session-revoked');
  });
}
