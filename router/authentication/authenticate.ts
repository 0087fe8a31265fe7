import { hash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { LRUCache } from 'lru-cache';
import { proceed, refuse, type StageResult } from '../graphql/stage-result.ts';
import type { KeySet } from './key-set.ts';
import { type AccessTokenRules, verifyAccessToken } from './verify-access-token.ts';
import { anonymous, type Identity, type Viewer } from './viewer.ts';

/** Finds out who sends a request. Answers without a promise when the token was seen before. */
export type Authenticator = (
  headers: IncomingHttpHeaders,
) => StageResult<Identity> | Promise<StageResult<Identity>>;

/** Options of an authenticator. */
interface AuthenticatorOptions {
  readonly keys: KeySet;
  readonly rules: AccessTokenRules;
  readonly cacheEntries: number;
  readonly onRefused: (reason: string) => void;
  readonly onLookup: (isHit: boolean) => void;
}

interface CachedIdentity {
  readonly identity: Identity;
  readonly expiresAtMs: number;
  readonly keySetVersion: number;
}

const bearer = /^Bearer +([\w.~+/-]+=*)$/i;
const anonymousResult = proceed(anonymous);
const challenge = 'Bearer error="invalid_token"';

/** An authenticator for graphs without a token issuer: everyone is anonymous. */
export function authenticateAsAnonymous(): StageResult<Identity> {
  return anonymousResult;
}

/**
 * Creates an authenticator for `Authorization: Bearer` (RFC 6750). Without the header a request is
 * anonymous; with one that is not a single valid token it is refused. Verified tokens are remembered by
 * their SHA-256 until they expire or the keys change.
 */
export function createAuthenticator(options: AuthenticatorOptions): Authenticator {
  const { keys, rules } = options;
  const verified = new LRUCache<string, CachedIdentity>({ max: options.cacheEntries });

  async function verify(token: string, cacheKey: string): Promise<StageResult<Identity>> {
    const verification = await verifyAccessToken(token, keys, rules);
    switch (verification.kind) {
      case 'invalid':
        options.onRefused(verification.reason);
        return invalidToken();
      case 'no-keys':
        options.onRefused('no keys of the issuer are known');
        return keysUnavailable();
      case 'valid': {
        const { viewer } = verification;
        const identity: Identity = Object.freeze({ viewer, identityKey: identityKeyOf(viewer) });
        const expiresAtMs = (verification.expiresAtSeconds + rules.clockSkewSeconds) * 1000;
        verified.set(cacheKey, { identity, expiresAtMs, keySetVersion: keys.version });
        return proceed(identity);
      }
    }
  }

  return (headers) => {
    const { authorization } = headers;
    if (authorization === undefined) return anonymousResult;
    // Several headers arrive joined by a comma, which no token contains.
    if (authorization.includes(',')) return severalTokens();
    const token = bearer.exec(authorization)?.[1];
    if (token === undefined) {
      options.onRefused('the Authorization header is not a bearer token');
      return invalidToken();
    }
    const cacheKey = hash('sha256', token, 'base64url');
    const known = verified.get(cacheKey);
    const isHit =
      known !== undefined &&
      known.expiresAtMs > Date.now() &&
      known.keySetVersion === keys.version &&
      keys.isUsable;
    options.onLookup(isHit);
    return isHit ? proceed(known.identity) : verify(token, cacheKey);
  };
}

/** A hash: equal for equal viewers, and no claim of the viewer can be read from it. */
function identityKeyOf(viewer: Viewer): string {
  if (viewer.kind === 'anonymous') return anonymous.identityKey;
  const { userId, organizationId, roles, permissions, sessionId } = viewer;
  const claims = [userId, organizationId ?? null, roles, permissions, sessionId ?? null];
  return hash('sha256', JSON.stringify(claims), 'base64url');
}

function invalidToken(): StageResult<never> {
  return refuse('UNAUTHENTICATED', 'The access token is invalid or has expired', {
    headers: [['www-authenticate', challenge]],
  });
}

function severalTokens(): StageResult<never> {
  return refuse('BAD_REQUEST', 'The request must have at most one Authorization header');
}

function keysUnavailable(): StageResult<never> {
  return refuse('UNAVAILABLE', 'Access tokens cannot be verified at the moment', {
    headers: [['retry-after', '5']],
  });
}
