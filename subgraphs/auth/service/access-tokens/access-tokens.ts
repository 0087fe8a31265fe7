import { decodeProtectedHeader, errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Clock } from '../../../kit/values/clock.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import type { PermissionsOf } from '../model/permissions-of-roles.ts';
import type { User } from '../model/user.ts';
import { type SigningKeys, signingAlgorithm } from './signing-keys.ts';

/** Lifetime of an access token. */
export const accessTokenSeconds = 15 * 60;

/** What a verified access token says. */
export interface AccessTokenClaims {
  readonly userId: string;
  readonly organizationId: string;
  readonly sessionId: string;
  readonly expiresAt: Date;
}

/** What a verification finds. */
type VerifiedAccessToken =
  | { readonly kind: 'valid'; readonly claims: AccessTokenClaims }
  | { readonly kind: 'invalid'; readonly reason: 'malformed' | 'expired' };

/** Issues and verifies access tokens: JWTs after RFC 9068 with the claims org, roles, permissions and sid. */
export interface AccessTokens {
  issue(user: User, sessionId: string): Promise<string>;
  verify(token: string): Promise<VerifiedAccessToken>;
}

const claimsSchema = z.object({
  sub: z.string().min(1),
  org: z.string().min(1),
  sid: z.string().min(1),
  exp: z.number(),
});

/** Access tokens over the signing keys, for one issuer and audience. */
export function createAccessTokens(options: {
  readonly keys: SigningKeys;
  readonly clock: Clock;
  readonly issuer: string;
  readonly audience: string;
  readonly permissionsOf: PermissionsOf;
}): AccessTokens {
  const { keys, clock, issuer, audience, permissionsOf } = options;
  return {
    issue: async (user, sessionId) => {
      const { kid, privateKey } = await keys.current();
      const issuedAt = Math.floor(clock().getTime() / 1_000);
      return new SignJWT({
        org: user.organizationId,
        roles: user.roles,
        permissions: permissionsOf(user.roles),
        sid: sessionId,
      })
        .setProtectedHeader({ alg: signingAlgorithm, typ: 'at+jwt', kid })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(user.id)
        .setJti(newId())
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + accessTokenSeconds)
        .sign(privateKey);
    },
    verify: async (token) => {
      try {
        const { kid } = decodeProtectedHeader(token);
        const key = kid === undefined ? undefined : await keys.findPublic(kid);
        if (!key) return { kind: 'invalid', reason: 'malformed' };
        const { payload } = await jwtVerify(token, key, {
          issuer,
          audience,
          typ: 'at+jwt',
          algorithms: [signingAlgorithm],
          requiredClaims: ['exp', 'sub', 'jti'],
          currentDate: clock(),
        });
        const claims = claimsSchema.parse(payload);
        return {
          kind: 'valid',
          claims: {
            userId: claims.sub,
            organizationId: claims.org,
            sessionId: claims.sid,
            expiresAt: new Date(claims.exp * 1_000),
          },
        };
      } catch (error: unknown) {
        if (error instanceof errors.JWTExpired) return { kind: 'invalid', reason: 'expired' };
        if (isTokenFault(error)) return { kind: 'invalid', reason: 'malformed' };
        throw error;
      }
    },
  };
}

/** Whether the token is to blame; anything else (a database that is down) is not an answer about the token. */
function isTokenFault(error: unknown): boolean {
  return error instanceof errors.JOSEError || error instanceof TypeError || error instanceof z.ZodError;
}
