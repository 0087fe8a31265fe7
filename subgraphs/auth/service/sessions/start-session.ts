import type { Authentication } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { accessTokenSeconds } from '../access-tokens/access-tokens.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { toOrganizationMessage, toUserMessage } from '../messages.ts';
import type { Organization } from '../model/organization.ts';
import type { Session } from '../model/session.ts';
import type { User } from '../model/user.ts';
import { sessionStarted } from '../published-events.ts';
import { hashToken, newOpaqueToken } from '../secrets/opaque-token.ts';
import type { UnitOfWork } from '../unit-of-work.ts';

/** A session that was just started or continued, before its access token is signed. */
export interface StartedSession {
  readonly session: Session;
  readonly refreshToken: string;
  readonly user: User;
  readonly organization: Organization;
}

/** Opens a session for a user who has proved who they are, in the organization of `user`. */
export async function startSession(unit: UnitOfWork, user: User, expiresAt: Date): Promise<StartedSession> {
  const { stores, now, origin } = unit;
  const [organization] = await stores.organizations.findByIds([user.organizationId]);
  if (!organization) throw new Error(`Organization ${user.organizationId} of a member does not exist.`);
  const session: Session = {
    id: newId(),
    userId: user.id,
    organizationId: user.organizationId,
    userAgent: origin.clientUserAgent,
    ip: origin.clientIp,
    createdAt: now,
    lastSeenAt: now,
    expiresAt,
    revokedAt: undefined,
  };
  const refreshToken = newOpaqueToken('rt');
  await stores.sessions.insert(session);
  await stores.sessions.insertRefreshToken(hashToken(refreshToken), session.id, now);
  await unit.publish(sessionStarted(session));
  await unit.audit({
    organizationId: user.organizationId,
    action: 'session.started',
    actorId: user.id,
    targetType: 'session',
    targetId: session.id,
  });
  return { session, refreshToken, user, organization };
}

/** What the client gets: call it when the session is stored, signing has no place in a transaction. */
export async function authenticate(
  { accessTokens, permissionsOf }: AuthDependencies,
  started: StartedSession,
): Promise<Authentication> {
  return {
    accessToken: await accessTokens.issue(started.user, started.session.id),
    refreshToken: started.refreshToken,
    expiresIn: accessTokenSeconds,
    sessionId: started.session.id,
    user: toUserMessage(started.user, permissionsOf),
    organization: toOrganizationMessage(started.organization),
  };
}
