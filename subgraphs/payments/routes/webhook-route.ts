import type { FastifyInstance } from 'fastify';
import type { PaymentsServiceService } from '../../../proto/generated/erp/payments/v1/payments.ts';
import { DomainError } from '../../kit/errors/domain-error.ts';
import { errorCodes } from '../../kit/errors/error-codes.ts';
import type { ServiceClient } from '../../kit/grpc/grpc-client.ts';
import type { Logger } from '../../kit/observability/logger.ts';
import { newId } from '../../kit/values/uuid-v7.ts';
import { anonymousViewer } from '../../kit/viewer/viewer.ts';
import type { ViewerTokens } from '../../kit/viewer/viewer-token.ts';

const maxBodyBytes = 64 * 1024;

/** What the route works with. */
interface RouteParts {
  readonly service: ServiceClient<PaymentsServiceService>;
  readonly viewerTokens: ViewerTokens;
  readonly logger: Logger;
}

/**
 * `POST /webhooks/:provider`: hands the raw body to the service, which checks the signature over exactly these
 * bytes. 200 when it was taken in, also for a repetition; any other status makes the provider send it again.
 */
export function addWebhookRoute(
  server: FastifyInstance,
  { service, viewerTokens, logger }: RouteParts,
): void {
  // In a scope of its own, so that the other routes keep parsing JSON.
  void server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: maxBodyBytes }, (_request, body, done) =>
      done(null, body),
    );
    scope.post<{ Params: { provider: string } }>('/webhooks/:provider', async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      try {
        const { isNew } = await service.handleWebhook(
          { provider: request.params.provider, body, headers: signatureHeaders(request.headers) },
          { viewerToken: await viewerTokens.sign(anonymousViewer), requestId: newId() },
        );
        return await reply.code(200).send({ received: true, isNew });
      } catch (error: unknown) {
        const code = error instanceof DomainError ? error.code : 'INTERNAL_SERVER_ERROR';
        logger.warn({ code, provider: request.params.provider }, 'webhook refused');
        return reply.code(errorCodes[code].httpStatus).send({ error: code });
      }
    });
  });
}

/** Signatures only: the service has no use for cookies and credentials of the sender. */
function signatureHeaders(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      name.includes('signature') && typeof value === 'string' ? [[name, value] as const] : [],
    ),
  );
}
