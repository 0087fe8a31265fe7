import { type RefusedResponse, refusal } from '../graphql/graphql-response.ts';
import type { AbortReason } from './incoming-request.ts';

/** The answer to a request that was given up, for the client that still waits and for the record. */
export function abortedResponse(reason: AbortReason): RefusedResponse {
  return reason === 'timeout'
    ? refusal('TIMEOUT', 'The request took too long')
    : refusal('CLIENT_CLOSED_REQUEST', 'The client closed the connection');
}
