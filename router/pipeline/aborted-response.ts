import { unknownOutcomeMessage } from '../graphql/error-table.ts';
import { type RefusedResponse, refusal } from '../graphql/graphql-response.ts';
import type { AbortReason } from './incoming-request.ts';

/**
 * The answer to a request that was given up, for the client that still waits and for the record.
 * @param isMutating whether a mutation has been sent, which goes on without its client
 */
export function abortedResponse(reason: AbortReason, isMutating = false): RefusedResponse {
  if (reason === 'timeout' && isMutating)
    return refusal('TIMEOUT', unknownOutcomeMessage, { extensions: { outcome: 'unknown' } });
  return reason === 'timeout'
    ? refusal('TIMEOUT', 'The request took too long')
    : refusal('CLIENT_CLOSED_REQUEST', 'The client closed the connection');
}
