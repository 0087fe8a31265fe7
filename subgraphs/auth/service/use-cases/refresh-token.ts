import { z } from 'zod';
import type { Authentication, RefreshTokenRequest } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertNever } from '../../../kit/values/assert-never.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { describeDevice, isLive, type Session } from '../model/session.ts';
import { notify } from '../notices/notify.ts';
import { hashToken, newOpaqueToken, openWith, sealWith } from '../secrets/opaque-token.ts';
import { revokeSessions } from '../sessions/revoke-sessions.ts';
import { authenticate, type StartedSession } from '../sessions/start-session.ts';
import { changeAtomically, type UnitOfWork } from '../unit-of-work.ts';

/** How long a used token still answers with its successor: for a reply that was lost and for parallel tabs. */
export const refreshGraceMs = 10_000;

const inputSchema = z.object({ refreshToken: z.string().min(1, 'A refresh token is required.').max(200) });

type Outcome =
  | { readonly kind: 'refreshed'; readonly started: StartedSession }
  | { readonly kind: 'refused' }
  | { readonly kind: 'reused'; readonly session: Session };

/**
 * Exchanges a refresh token for its successor (RFC 9700, section 4.14.2). A token that comes back after the
 * grace period was stolen or replayed: its whole session is revoked and the user is told.
 */
export async function refreshToken(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: RefreshTokenRequest,
): Promise<Authentication> {
  const { refreshToken: token } = validateInput(inputSchema, request);
  // A revocation must be stored although the call fails, so the unit resolves in every case.
  const outcome = await changeAtomically(dependencies, call, (unit) => exchange(unit, token));
  switch (outcome.kind) {
    case 'refreshed':
      return authenticate(dependencies, outcome.started);
    case 'reused':
      dependencies.logger.warn(
        { sessionId: outcome.session.id, userId: outcome.session.userId },
        'refresh token reused; session revoked',
      );
      throw notValid();
    case 'refused':
      throw notValid();
    default:
      return assertNever(outcome);
  }
}

function notValid(): DomainError {
  return new DomainError('UNAUTHENTICATED', 'The refresh token is not valid. Please log in again.');
}

async function exchange(unit: UnitOfWork, token: string): Promise<Outcome> {
  const { stores, now, origin } = unit;
  const tokenHash = hashToken(token);
  const found = await stores.sessions.findRefreshToken(tokenHash);
  if (!found) return { kind: 'refused' };
  const session = await stores.sessions.lock(found.sessionId);
  if (!session || !isLive(session, now)) return { kind: 'refused' };
  // Read again under the lock: a parallel call may have used the token in the meantime.
  const current = await stores.sessions.findRefreshToken(tokenHash);
  if (!current) return { kind: 'refused' };
  const [user] = await stores.users.findByIds(session.organizationId, [session.userId]);
  const [organization] = await stores.organizations.findByIds([session.organizationId]);
  if (user?.status !== 'ACTIVE' || !organization) return { kind: 'refused' };

  let successor: string;
  if (current.usedAt === undefined) {
    successor = newOpaqueToken('rt');
    await stores.sessions.insertRefreshToken(hashToken(successor), session.id, now);
    await stores.sessions.markUsed(tokenHash, now, sealWith(token, successor));
    await stores.sessions.touch(session.id, now, origin.clientIp, origin.clientUserAgent);
  } else if (
    current.sealedSuccessor !== undefined &&
    now.getTime() - current.usedAt.getTime() <= refreshGraceMs
  ) {
    successor = openWith(token, current.sealedSuccessor);
  } else {
    await revokeStolenSession(unit, session);
    return { kind: 'reused', session };
  }
  return { kind: 'refreshed', started: { session, refreshToken: successor, user, organization } };
}

async function revokeStolenSession(unit: UnitOfWork, session: Session): Promise<void> {
  await revokeSessions(unit, [session], 'refresh-token-reused');
  await notify(
    { notifications: unit.stores.notifications, publish: unit.publish, now: unit.now },
    {
      organizationId: session.organizationId,
      userId: session.userId,
      kind: 'SECURITY_ALERT',
      title: 'A session was ended for your safety',
      body: `Somebody used an old key of your session on ${describeDevice(session.userAgent)}. If that was not you, change your password.`,
      link: '/account/sessions',
      subjectType: 'SESSION',
      subjectId: session.id,
    },
  );
}
