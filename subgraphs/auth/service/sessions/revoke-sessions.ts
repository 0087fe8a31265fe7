import type { RevocationReason, Session } from '../model/session.ts';
import { sessionRevoked } from '../published-events.ts';
import type { UnitOfWork } from '../unit-of-work.ts';

/**
 * Ends sessions: their refresh tokens stop working at once, and `auth.session-revoked.v1` tells the router to
 * refuse their access tokens.
 */
export async function revokeSessions(
  unit: UnitOfWork,
  sessions: readonly Session[],
  reason: RevocationReason,
  actorId?: string,
): Promise<void> {
  for (const session of sessions) {
    await unit.stores.sessions.revoke(session.id, unit.now, reason);
    await unit.publish(sessionRevoked(session, reason));
    await unit.audit({
      organizationId: session.organizationId,
      action: 'session.revoked',
      targetType: 'session',
      targetId: session.id,
      details: { reason, userId: session.userId },
      ...(actorId === undefined ? {} : { actorId }),
    });
  }
}
