import { operationTypeOf } from '../graphql/operation.ts';
import { codeOfError } from '../graphql/response-error.ts';
import type { Logger } from '../observability/logger.ts';
import type { Metrics } from '../observability/metrics.ts';
import type { RequestRecord } from './handle-graphql-request.ts';

/** Creates what counts every answered request and, at `debug`, writes one line about it. */
export function createRequestRecorder(logger: Logger, metrics: Metrics): (record: RequestRecord) => void {
  const isVerbose = logger.isLevelEnabled('debug');
  return ({ request, operation, response, durationMs, supergraphVersion }) => {
    const operationType = operation === undefined ? 'unknown' : operationTypeOf(operation);
    const errorCodes = response.errors.map(codeOfError);
    metrics.answered(operationType, response.status, errorCodes, durationMs);
    if (!isVerbose) return;
    logger.debug(
      {
        requestId: request.requestId,
        traceparent: request.traceparent,
        operationType,
        operationName: operation?.operationName,
        documentHash: operation?.documentHash,
        status: response.status,
        errorCodes,
        durationMs: Math.round(durationMs * 1000) / 1000,
        supergraphVersion,
      },
      'answered',
    );
  };
}
