import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import type { Organization } from '../model/organization.ts';
import type { Session } from '../model/session.ts';
import type { User } from '../model/user.ts';
import { sessionStarted } from '../published-events.ts';
import { hashToken, newOpaqueToken } from '../secrets/opaque-token.ts';
import type { AuthUnit } from '../unit-of-work.ts';

/** A session that was just started or continued, before its access token is signed. */
export interface StartedSession {
  readonly session: Session;
  readonly refreshToken: string;
  readonly user: User;
  readonly organization: Organization;
}

/** Opens a session for a user who has proved who they are, in the organization of `user`. */
export async function startSession(
  { stores, now, publish, audit }: AuthUnit,
  call: ServiceCall,
  user: User,
  expiresAt: Date,
): Promise<StartedSession> {
  const organization = await stores.organizations.find(user.organizationId);
  const session: Session = {
    id: newId(),
    userId: user.id,
    organizationId: user.organizationId,
    userAgent: call.clientUserAgent,
    ip: call.clientIp,
    createdAt: now,
    lastSeenAt: now,
    expiresAt,
    revokedAt: undefined,
    revocationReason: undefined,
  };
  const refreshToken = newOpaqueToken('rt');
  await stores.sessions.insert([session]);
  await stores.sessions.insertRefreshToken({
    tokenHash: hashToken(refreshToken),
    sessionId: session.id,
    createdAt: now,
  });
  await publish(sessionStarted(session));
  await audit({
    organizationId: user.organizationId,
    action: 'session.started',
    actorId: user.id,
    targetType: 'session',
    targetId: session.id,
  });
  return { session, refreshToken, user, organization };
}
