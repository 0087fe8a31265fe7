import { SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Identity, Viewer, ViewerClaims } from './viewer.ts';

/** Signs viewer tokens for subgraph requests. */
export interface ViewerTokenSigner {
  /** The token of an identity; without a promise when one was signed a moment ago. */
  tokenFor(identity: Identity): string | Promise<string>;
}

/** Options of a signer. */
interface ViewerTokenOptions {
  /** At least 32 bytes, shared with the subgraphs. */
  readonly secret: string;
  readonly issuer: string;
  readonly audience: string;
  readonly lifetimeSeconds: number;
  readonly reuseSeconds: number;
}

const maxSignedTokens = 10_000;

/** Creates a signer that reuses tokens for a while, so that equal requests of one viewer stay equal. */
export function createViewerTokenSigner(options: ViewerTokenOptions): ViewerTokenSigner {
  const secret = new TextEncoder().encode(options.secret);
  const signed =
    options.reuseSeconds === 0
      ? undefined
      : new LRUCache<string, string>({ max: maxSignedTokens, ttl: options.reuseSeconds * 1000 });

  async function sign(identity: Identity): Promise<string> {
    const nowSeconds = Math.floor(Date.now() / 1000);
    const token = await new SignJWT(claimsOf(identity.viewer))
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer(options.issuer)
      .setAudience(options.audience)
      .setIssuedAt(nowSeconds)
      .setExpirationTime(nowSeconds + options.lifetimeSeconds)
      .sign(secret);
    signed?.set(identity.identityKey, token);
    return token;
  }

  return {
    tokenFor: (identity) => signed?.get(identity.identityKey) ?? sign(identity),
  };
}

function claimsOf(viewer: Viewer): ViewerClaims {
  if (viewer.kind === 'anonymous') return { kind: 'anonymous' };
  const { userId, organizationId, roles, permissions, sessionId } = viewer;
  return {
    kind: 'user',
    sub: userId,
    ...(organizationId !== undefined && { org: organizationId }),
    roles,
    permissions,
    ...(sessionId !== undefined && { sid: sessionId }),
  };
}
