import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { QueueEntry } from '../model/queue-entry.ts';

/** What an admission token says: this entry of the line may make one reservation for this event. */
export interface AdmissionClaims {
  /** Spent with the reservation: the token works once. */
  readonly admissionId: string;
  readonly queueEntryId: string;
  readonly eventId: string;
  /** The only user who may use it; undefined when the entry's holder is anonymous. */
  readonly userId: string | undefined;
}

/** Signs and verifies admission tokens: JWT HS256 with a secret of this service alone. */
export interface AdmissionTokens {
  /** The token of an entry that is admitted, valid until the admission expires; undefined for other entries. */
  sign(entry: QueueEntry): Promise<string | undefined>;
  /** Throws FORBIDDEN for a token that is forged, expired, or made for another event or user. */
  verify(
    token: string,
    use: { readonly eventId: string; readonly userId: string; readonly now: Date },
  ): Promise<AdmissionClaims>;
}

const issuer = 'erp-reservations';
const audience = 'erp-admission';

const claimsSchema = z.object({
  jti: z.string().min(1),
  sub: z.string().min(1),
  event: z.string().min(1),
  user: z.string().optional(),
});

/** @param secret at least 32 bytes */
export function createAdmissionTokens(secret: string): AdmissionTokens {
  const key = new TextEncoder().encode(secret);
  return {
    sign: async (entry) => {
      const { admission } = entry;
      if (!admission) return undefined;
      return new SignJWT({ event: entry.eventId, ...(entry.userId ? { user: entry.userId } : {}) })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(entry.id)
        .setJti(admission.id)
        .setExpirationTime(admission.expiresAt)
        .sign(key);
    },
    verify: async (token, { eventId, userId, now }) => {
      const verified = await jwtVerify(token, key, {
        issuer,
        audience,
        algorithms: ['HS256'],
        requiredClaims: ['exp', 'jti', 'sub'],
        currentDate: now,
      }).catch((error: unknown) => {
        throw refused(error instanceof errors.JWTExpired ? 'ADMISSION_EXPIRED' : 'ADMISSION_INVALID', error);
      });
      const claims = claimsSchema.safeParse(verified.payload);
      if (!claims.success) throw refused('ADMISSION_INVALID');
      const { jti, sub, event, user } = claims.data;
      if (event !== eventId || (user !== undefined && user !== userId)) throw refused('ADMISSION_INVALID');
      return { admissionId: jti, queueEntryId: sub, eventId: event, userId: user };
    },
  };
}

/** The failure of a reservation that came past the waiting room. */
export function refused(
  reason: 'ADMISSION_REQUIRED' | 'ADMISSION_INVALID' | 'ADMISSION_EXPIRED',
  cause?: unknown,
): DomainError {
  return new DomainError('FORBIDDEN', messages[reason], { metadata: { reason }, cause });
}

const messages = {
  ADMISSION_REQUIRED: 'This event has a waiting room: join the queue and pass the admission token.',
  ADMISSION_INVALID: 'The admission token is not valid for this reservation.',
  ADMISSION_EXPIRED: 'The admission token has expired: join the queue again.',
} as const;
