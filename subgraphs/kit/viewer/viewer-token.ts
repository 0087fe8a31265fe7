import { jwtVerify, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { DomainError } from '../errors/domain-error.ts';
import { type Clock, systemClock } from '../values/clock.ts';
import type { Viewer } from './viewer.ts';

/** HTTP header and gRPC metadata key that carry the viewer token between parts. */
export const viewerTokenHeader = 'x-viewer-token';

const issuer = 'router';
const audience = 'subgraphs';
const lifetimeSeconds = 60;
/** How long a signed token is handed out again: the receiver can use it for at least half its life. */
const reuseSeconds = 30;
/** Characters of the verified tokens that are remembered, together. */
const maxRememberedCharacters = 4 * 1024 * 1024;

/** Signs and verifies viewer tokens: JWT HS256 with a secret that all parts share, valid for 60 s. */
export interface ViewerTokens {
  /** A viewer that came out of `verify` gets the same token again for half a minute. */
  sign(viewer: Viewer): Promise<string>;
  /**
   * The viewer, frozen; one object for one token while the token is valid. Throws UNAUTHENTICATED for a missing,
   * forged, expired or malformed token.
   */
  verify(token: string | undefined): Promise<Viewer>;
}

interface VerifiedToken {
  readonly viewer: Viewer;
  readonly expiresAtMs: number;
}

interface SignedToken {
  readonly token: Promise<string>;
  readonly reusableUntilMs: number;
}

const claims = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('anonymous') }),
  z.object({
    kind: z.literal('user'),
    sub: z.string().min(1),
    org: z.string().min(1),
    roles: z.array(z.string()),
    permissions: z.array(z.string()),
    sid: z.string(),
  }),
  z.object({ kind: z.literal('service'), sub: z.string().min(1), org: z.string() }),
]);

/** @param secret at least 32 bytes. */
export function createViewerTokens(secret: string, clock: Clock = systemClock): ViewerTokens {
  const key = new TextEncoder().encode(secret);
  if (key.byteLength < 32) throw new Error('The viewer token secret must have at least 32 bytes.');
  // Only tokens that are genuine get in, so that a flood of forged ones displaces none of them.
  const verified = new LRUCache<string, VerifiedToken>({
    maxSize: maxRememberedCharacters,
    sizeCalculation: (_token, text) => text.length,
  });
  const signed = new WeakMap<Viewer, SignedToken>();
  return {
    sign: (viewer) => {
      const nowMs = clock().getTime();
      const known = signed.get(viewer);
      if (known !== undefined && nowMs < known.reusableUntilMs) return known.token;
      const token = signToken(viewer, key, nowMs);
      // A viewer that can still change, or is made for one call, would not be the one the token names.
      if (Object.isFrozen(viewer))
        signed.set(viewer, { token, reusableUntilMs: nowMs + reuseSeconds * 1_000 });
      return token;
    },
    verify: async (token) => {
      if (!token) throw new DomainError('UNAUTHENTICATED', 'The viewer token is missing.');
      const known = verified.get(token);
      const now = clock();
      if (known !== undefined && now.getTime() < known.expiresAtMs) return known.viewer;
      const fresh = await verifyToken(token, key, now);
      verified.set(token, fresh);
      return fresh.viewer;
    },
  };
}

function signToken(viewer: Viewer, key: Uint8Array, nowMs: number): Promise<string> {
  const nowSeconds = Math.floor(nowMs / 1_000);
  return new SignJWT(toClaims(viewer))
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(nowSeconds)
    .setExpirationTime(nowSeconds + lifetimeSeconds)
    .sign(key);
}

async function verifyToken(token: string, key: Uint8Array, now: Date): Promise<VerifiedToken> {
  const { payload } = await jwtVerify(token, key, {
    issuer,
    audience,
    algorithms: ['HS256'],
    requiredClaims: ['exp'],
    clockTolerance: 5,
    currentDate: now,
  }).catch((error: unknown) => {
    throw new DomainError('UNAUTHENTICATED', 'The viewer token is not valid.', { cause: error });
  });
  const parsed = claims.safeParse(payload);
  if (!parsed.success) throw new DomainError('UNAUTHENTICATED', 'The viewer token is not valid.');
  return { viewer: freezeViewer(toViewer(parsed.data)), expiresAtMs: Number(payload.exp) * 1_000 };
}

/** What one request sees, the next one sees too. */
function freezeViewer(viewer: Viewer): Viewer {
  if (viewer.kind === 'user') {
    Object.freeze(viewer.roles);
    Object.freeze(viewer.permissions);
  }
  return Object.freeze(viewer);
}

function toClaims(viewer: Viewer): Record<string, unknown> {
  switch (viewer.kind) {
    case 'anonymous':
      return { kind: 'anonymous' };
    case 'user':
      return {
        kind: 'user',
        sub: viewer.userId,
        org: viewer.organizationId,
        roles: viewer.roles,
        permissions: viewer.permissions,
        sid: viewer.sessionId,
      };
    case 'service':
      return { kind: 'service', sub: viewer.service, org: viewer.organizationId };
  }
}

function toViewer(payload: z.infer<typeof claims>): Viewer {
  switch (payload.kind) {
    case 'anonymous':
      return { kind: 'anonymous' };
    case 'user':
      return {
        kind: 'user',
        userId: payload.sub,
        organizationId: payload.org,
        roles: payload.roles,
        permissions: payload.permissions,
        sessionId: payload.sid,
      };
    case 'service':
      return { kind: 'service', service: payload.sub, organizationId: payload.org };
  }
}
