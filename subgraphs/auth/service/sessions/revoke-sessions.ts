import type { RevocationReason, Session } from '../model/session.ts';
import { sessionRevoked } from '../published-events.ts';
import type { AuthUnit } from '../unit-of-work.ts';

/**
 * Ends sessions: their refresh tokens stop working immediately, and on `auth.session-revoked.v1` the router refuses
 * their access tokens.
 * @param actorId who ends them when the call is anonymous
 */
export async function revokeSessions(
  { stores, now, publish, audit }: AuthUnit,
  sessions: readonly Session[],
  reason: RevocationReason,
  actorId?: string,
): Promise<void> {
  for (const session of sessions) {
    await stores.sessions.revoke(session, now, reason);
    await publish(sessionRevoked(session, reason));
    await audit({
      organizationId: session.organizationId,
      action: 'session.revoked',
      targetType: 'session',
      targetId: session.id,
      details: { reason, userId: session.userId },
      ...(actorId === undefined ? {} : { actorId }),
    });
  }
}
