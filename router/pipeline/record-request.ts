import { operationTypeOf } from '../graphql/operation.ts';
import { codeOfError } from '../graphql/response-error.ts';
import type { Logger } from '../observability/logger.ts';
import { shortName } from '../observability/short-name.ts';
import { readClientApplication } from './client-application.ts';
import type { RequestRecord } from './handle-graphql-request.ts';

/** A line names the codes of so many errors; metrics count all. */
const maxLoggedCodes = 20;

/** An answered request as it is counted. */
export interface AnsweredRequest {
  readonly operationType: string;
  /** Undefined for an operation without a name, and where none was found. */
  readonly operationName: string | undefined;
  /** Name that the client gives itself. */
  readonly clientName: string | undefined;
  readonly status: number;
  readonly errorCodes: readonly string[];
  readonly durationMs: number;
}

/** What is reported of answered requests. */
export interface RequestObserver {
  answered(request: AnsweredRequest): void;
}

/** Creates what counts every answered request and, at `info`, writes one line about it. */
export function createRequestRecorder(
  logger: Logger,
  observer: RequestObserver,
): (record: RequestRecord) => void {
  const isLogged = logger.isLevelEnabled('info');
  const log = logger.ofOwnFields ?? logger;
  return ({ request, headers, operation, response, durationMs, usage, supergraphVersion }) => {
    const operationType = operation === undefined ? 'unknown' : operationTypeOf(operation);
    const operationName = operation?.operationName;
    const client = readClientApplication(headers);
    const { status } = response;
    const errorCodes = response.errors.map(codeOfError);
    observer.answered({
      operationType,
      operationName,
      clientName: client.name,
      status,
      errorCodes,
      durationMs,
    });
    if (!isLogged) return;
    log.info(
      {
        requestId: request.requestId,
        traceId: traceIdOf(request.traceparent),
        clientName: client.name,
        clientVersion: client.version,
        operationType,
        operationName: operationName === undefined ? undefined : shortName(operationName),
        documentHash: operation?.documentHash,
        status,
        errorCodes: errorCodes.slice(0, maxLoggedCodes).map(shortName),
        durationMs: roundToMicros(durationMs),
        subgraphMs: roundToMicros(usage?.durationMs ?? 0),
        subgraphRequests: usage?.requests ?? 0,
        supergraphVersion,
      },
      'answered',
    );
  };
}

/** The second field of `traceparent` (W3C Trace Context). */
function traceIdOf(traceparent: string): string {
  return traceparent.slice(3, 35);
}

function roundToMicros(durationMs: number): number {
  return Math.round(durationMs * 1000) / 1000;
}
