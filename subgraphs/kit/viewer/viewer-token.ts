import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { DomainError } from '../errors/domain-error.ts';
import type { Viewer } from './viewer.ts';

/** HTTP header and gRPC metadata key that carry the viewer token between parts. */
export const viewerTokenHeader = 'x-viewer-token';

const issuer = 'erp-router';
const audience = 'erp-subgraphs';
const lifetimeSeconds = 60;

/** Signs and verifies viewer tokens: JWT HS256 with a secret that all parts share, valid for 60 s. */
export interface ViewerTokens {
  sign(viewer: Viewer): Promise<string>;
  /** Throws UNAUTHENTICATED for a missing, forged, expired or malformed token. */
  verify(token: string | undefined): Promise<Viewer>;
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
export function createViewerTokens(secret: string): ViewerTokens {
  const key = new TextEncoder().encode(secret);
  if (key.byteLength < 32) throw new Error('The viewer token secret must have at least 32 bytes.');
  return {
    sign: (viewer) =>
      new SignJWT(toClaims(viewer))
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime(`${lifetimeSeconds}s`)
        .sign(key),
    verify: async (token) => {
      if (!token) throw new DomainError('UNAUTHENTICATED', 'The viewer token is missing.');
      const payload = await jwtVerify(token, key, {
        issuer,
        audience,
        algorithms: ['HS256'],
        requiredClaims: ['exp'],
        clockTolerance: 5,
      }).catch((error: unknown) => {
        throw new DomainError('UNAUTHENTICATED', 'The viewer token is not valid.', { cause: error });
      });
      const parsed = claims.safeParse(payload.payload);
      if (!parsed.success) throw new DomainError('UNAUTHENTICATED', 'The viewer token is not valid.');
      return toViewer(parsed.data);
    },
  };
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
