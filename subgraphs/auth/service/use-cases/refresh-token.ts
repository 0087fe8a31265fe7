import { z } from 'zod';
import type { Authentication, RefreshTokenRequest } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertNever } from '../../../kit/values/assert-never.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { describeDevice, type RefreshToken, type Session } from '../model/session.ts';
import { notify } from '../notices/notify.ts';
import { hashToken, newOpaqueToken, openWith, sealWith } from '../secrets/opaque-token.ts';
import { authenticate } from '../sessions/authenticate.ts';
import { revokeSessions } from '../sessions/revoke-sessions.ts';
import type { StartedSession } from '../sessions/start-session.ts';
import { type AuthUnit, unitOfWork } from '../unit-of-work.ts';

/** How long a used token still answers with its successor: for a reply that was lost and for parallel tabs. */
const graceMs = 10_000;

const inputSchema = z.object({ refreshToken: z.string().min(1, 'A refresh token is required.').max(200) });

type Outcome =
  | { readonly kind: 'refreshed'; readonly started: StartedSession }
  | { readonly kind: 'refused' }
  | { readonly kind: 'reused'; readonly session: Session };

/**
 * Exchanges a refresh token for its successor (RFC 9700, section 4.14.2). A token that comes back after the
 * grace period was stolen or replayed: its whole session is revoked and the user is notified.
 */
export async function refreshToken(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: RefreshTokenRequest,
): Promise<Authentication> {
  const { refreshToken: token } = validateInput(inputSchema, request);
  // A revocation must be stored although the call fails, so the unit resolves in every case.
  const outcome = await unitOfWork.change(dependencies, call, (unit) => exchange(unit, call, token));
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

async function exchange(unit: AuthUnit, call: ServiceCall, token: string): Promise<Outcome> {
  const { stores, now } = unit;
  const tokenHash = hashToken(token);
  const found = await stores.sessions.findRefreshToken(tokenHash);
  const session = found && (await stores.sessions.lockLive(found.sessionId, now));
  // Read again under the lock: a parallel call may have used the token in the meantime.
  const current = session && (await stores.sessions.findRefreshToken(tokenHash));
  if (!current) return { kind: 'refused' };
  const [user] = await stores.users.findByIds(session.organizationId, [session.userId]);
  if (user?.status !== 'ACTIVE') return { kind: 'refused' };
  const organization = await stores.organizations.find(session.organizationId);
  const successor =
    current.usedAt === undefined
      ? await replaceToken(unit, call, session, token)
      : reopenSuccessor(current, token, now);
  if (successor !== undefined)
    return { kind: 'refreshed', started: { session, refreshToken: successor, user, organization } };
  await revokeStolenSession(unit, session);
  return { kind: 'reused', session };
}

/** Uses the token up; resolves with its successor. */
async function replaceToken(
  { stores, now }: AuthUnit,
  { clientIp, clientUserAgent }: ServiceCall,
  session: Session,
  token: string,
): Promise<string> {
  const successor = newOpaqueToken('rt');
  await stores.sessions.insertRefreshToken({
    tokenHash: hashToken(successor),
    sessionId: session.id,
    createdAt: now,
  });
  await stores.sessions.markUsed(hashToken(token), now, sealWith(token, successor));
  await stores.sessions.touch(session, now, clientIp, clientUserAgent);
  return successor;
}

/** The successor of a token that was used within the grace period; undefined after it. */
function reopenSuccessor(
  { usedAt, sealedSuccessor }: RefreshToken,
  token: string,
  now: Date,
): string | undefined {
  if (usedAt === undefined || sealedSuccessor === undefined) return undefined;
  return now.getTime() - usedAt.getTime() <= graceMs ? openWith(token, sealedSuccessor) : undefined;
}

async function revokeStolenSession(unit: AuthUnit, session: Session): Promise<void> {
  await revokeSessions(unit, [session], 'refresh-token-reused');
  await notify(unit, {
    organizationId: session.organizationId,
    userId: session.userId,
    kind: 'SECURITY_ALERT',
    title: 'A session was ended for your safety',
    body: `An old key of your session on ${describeDevice(session.userAgent)} was used. If that was not you, change your password.`,
    link: '/account/sessions',
    subjectType: 'SESSION',
    subjectId: session.id,
  });
}
