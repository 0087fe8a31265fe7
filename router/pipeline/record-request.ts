import { operationTypeOf } from '../graphql/operation.ts';
import { codeOfError } from '../graphql/response-error.ts';
import type { Logger } from '../observability/logger.ts';
import type { RequestRecord } from './handle-graphql-request.ts';

/** What is reported of answered requests. */
export interface RequestObserver {
  answered(operationType: string, status: number, errorCodes: readonly string[], durationMs: number): void;
}

/** Creates what counts every answered request and, at `debug`, writes one line about it. */
export function createRequestRecorder(
  logger: Logger,
  observer: RequestObserver,
): (record: RequestRecord) => void {
  const isVerbose = logger.isLevelEnabled('debug');
  return ({ request, operation, response, durationMs, supergraphVersion }) => {
    const operationType = operation === undefined ? 'unknown' : operationTypeOf(operation);
    const errorCodes = response.errors.map(codeOfError);
    observer.answered(operationType, response.status, errorCodes, durationMs);
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
