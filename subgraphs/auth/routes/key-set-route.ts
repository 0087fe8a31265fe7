import type { FastifyInstance } from 'fastify';
import type { AuthServiceService } from '../../../proto/generated/erp/auth/v1/auth.ts';
import { DomainError } from '../../kit/errors/domain-error.ts';
import type { ServiceClient } from '../../kit/grpc/grpc-client.ts';
import { anonymousViewer } from '../../kit/viewer/viewer.ts';
import type { ViewerTokens } from '../../kit/viewer/viewer-token.ts';

/**
 * Serves the public keys of access tokens at `GET /.well-known/jwks.json` (RFC 7517). Verifiers may keep them
 * for five minutes: keys are published an hour before they sign.
 */
export function addKeySetRoute(
  server: FastifyInstance,
  service: ServiceClient<AuthServiceService>,
  viewerTokens: ViewerTokens,
): void {
  server.get('/.well-known/jwks.json', async (request, reply) => {
    const call = { viewerToken: await viewerTokens.sign(anonymousViewer), requestId: request.id };
    try {
      const { json } = await service.getKeySet({}, call);
      return await reply
        .header('cache-control', 'public, max-age=300')
        .type('application/jwk-set+json')
        .send(json);
    } catch (error: unknown) {
      if (!(error instanceof DomainError)) throw error;
      return reply.code(503).header('cache-control', 'no-store').send({ error: 'UNAVAILABLE' });
    }
  });
}
