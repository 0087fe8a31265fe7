import { decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose';
import type { KeySet } from './key-set.ts';
import type { Viewer } from './viewer.ts';

/** What an access token must say. */
export interface AccessTokenRules {
  readonly issuer: string;
  readonly audience: string;
  readonly algorithms: readonly string[];
  readonly clockSkewSeconds: number;
}

/** Outcome of a verification. `reason` is for the log, never for the client. */
type TokenVerification =
  | { readonly kind: 'valid'; readonly viewer: Viewer; readonly expiresAtSeconds: number }
  | { readonly kind: 'invalid'; readonly reason: string }
  | { readonly kind: 'no-keys' };

const tokenTypes = new Set(['at+jwt', 'jwt']);
const maxTokenLength = 8_192;
const maxKeyIdLength = 256;
const maxClaimLength = 256;
const maxListLength = 1_000;
const latestExpirySeconds = 253_402_300_799;

/**
 * Verifies an access token (RFC 9068, with the practices of RFC 8725): the key comes from the key set by
 * `kid` alone, the algorithm from the key, and every claim has exactly its type. Key material in the token's
 * own header (`jku`, `jwk`, `x5u`, `x5c`) is never looked at.
 */
export async function verifyAccessToken(
  token: string,
  keys: KeySet,
  rules: AccessTokenRules,
): Promise<TokenVerification> {
  if (token.length > maxTokenLength) return invalid('the token is too long');
  try {
    const header = decodeProtectedHeader(token);
    const { alg, kid, typ } = header;
    if (typeof alg !== 'string' || !rules.algorithms.includes(alg))
      return invalid('the algorithm is not allowed');
    if (typeof typ !== 'string' || !tokenTypes.has(typ.toLowerCase().replace(/^application\//, ''))) {
      return invalid('the type is not that of an access token');
    }
    if (typeof kid !== 'string' || kid === '' || kid.length > maxKeyIdLength)
      return invalid('the key id is missing');
    const found = await keys.find(kid);
    if (found === undefined) return keys.isUsable ? invalid('the key id is unknown') : { kind: 'no-keys' };
    if (found.algorithm !== alg) return invalid('the algorithm is not that of the key');
    const { payload } = await jwtVerify(token, found.key, {
      algorithms: [alg],
      clockTolerance: rules.clockSkewSeconds,
      requiredClaims: ['exp', 'sub', 'iss', 'aud'],
    });
    return readClaims(payload, rules);
  } catch (error: unknown) {
    if (error instanceof errors.JOSEError) return invalid(error.code);
    if (error instanceof TypeError || error instanceof SyntaxError) return invalid('the token is malformed');
    throw error;
  }
}

function readClaims(payload: JWTPayload, rules: AccessTokenRules): TokenVerification {
  const { exp, iat, sub, org, sid, roles, permissions } = payload;
  if (payload.iss !== rules.issuer) return invalid('the issuer is another');
  if (payload.aud !== rules.audience) return invalid('the audience is another');
  if (typeof exp !== 'number' || !Number.isFinite(exp) || exp > latestExpirySeconds)
    return invalid('exp is not a valid time');
  if (iat !== undefined && iat > Date.now() / 1000 + rules.clockSkewSeconds)
    return invalid('iat lies in the future');
  if (!isName(sub)) return invalid('sub is not a valid name');
  if (org !== undefined && !isName(org)) return invalid('org is not a valid name');
  if (sid !== undefined && !isName(sid)) return invalid('sid is not a valid name');
  if (roles !== undefined && !isNameList(roles)) return invalid('roles is not a list of names');
  if (permissions !== undefined && !isNameList(permissions))
    return invalid('permissions is not a list of names');
  return {
    kind: 'valid',
    expiresAtSeconds: exp,
    viewer: Object.freeze({
      kind: 'user',
      userId: sub,
      organizationId: org,
      roles: Object.freeze([...(roles ?? [])]),
      permissions: Object.freeze([...(permissions ?? [])]),
      sessionId: sid,
    }),
  };
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= maxClaimLength;
}

function isNameList(value: unknown): value is string[] {
  return Array.isArray(value) && value.length <= maxListLength && value.every(isName);
}

function invalid(reason: string): TokenVerification {
  return { kind: 'invalid', reason };
}
