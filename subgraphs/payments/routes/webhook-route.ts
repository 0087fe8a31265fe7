import type { FastifyInstance } from 'fastify';
import { DomainError } from '../../kit/errors/domain-error.ts';
import { errorCodes } from '../../kit/errors/error-codes.ts';
import type { Logger } from '../../kit/observability/logger.ts';
import { newId } from '../../kit/values/uuid-v7.ts';
import { anonymousViewer } from '../../kit/viewer/viewer.ts';
import type { ViewerTokens } from '../../kit/viewer/viewer-token.ts';
import type { PaymentsClient } from '../service-client.ts';

const maxBodyBytes = 64 * 1024;

/**
 * `POST /webhooks/:provider`: hands the raw body to the service, which checks the signature over exactly these
 * bytes. 200 when it was taken in, also for a repetition; any other status makes the provider send it again.
 */
export function addWebhookRoute(
  server: FastifyInstance,
  payments: PaymentsClient,
  viewerTokens: ViewerTokens,
  logger: Logger,
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
        const { isNew } = await payments.handleWebhook(
          { provider: request.params.provider, body, headers: signatureHeaders(request.headers) },
          { viewerToken: await viewerTokens.sign(anonymousViewer), requestId: newId() },
        );
        return await reply.code(200).send({ received: true, isNew });
      } catch (error) {
        const code = error instanceof DomainError ? error.code : 'INTERNAL_SERVER_ERROR';
        logger.warn({ code, provider: request.params.provider }, 'webhook refused');
        return reply.code(errorCodes[code].httpStatus).send({ error: code });
      }
    });
  });
}

/** Signatures only: cookies and credentials of whoever called are nobody's business behind this point. */
function signatureHeaders(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      name.includes('signature') && typeof value === 'string' ? [[name, value] as const] : [],
    ),
  );
}
