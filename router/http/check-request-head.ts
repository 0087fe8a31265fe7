import type { IncomingMessage } from 'node:http';
import type { ServerConfig } from '../config/server-config.ts';
import type { ErrorCode } from '../graphql/error-table.ts';

/** Why a request is refused for its head alone. */
export interface HeadFault {
  readonly code: ErrorCode;
  readonly message: string;
  /** Whether the connection ends with the answer. */
  readonly closesConnection?: boolean;
}

/** What Node takes for the one expectation that it meets. */
const continueExpectation = /(?:^|\W)100-continue(?:$|\W)/i;

/** The first fault in the head of a request; undefined when it may go on. */
export function checkRequestHead(
  { rawHeaders, url = '', httpVersion, headers }: IncomingMessage,
  limits: Pick<ServerConfig, 'maxHeaders' | 'maxUrlBytes'>,
): HeadFault | undefined {
  if (rawHeaders.length > limits.maxHeaders * 2)
    return { code: 'REQUEST_HEADER_FIELDS_TOO_LARGE', message: 'The request has too many headers' };
  if (url.length > limits.maxUrlBytes)
    return { code: 'URI_TOO_LONG', message: 'The request target is too long' };
  // RFC 9112 section 3.2: HTTP/1.0 knows no host.
  if (httpVersion === '1.1' && headers.host === undefined)
    return { code: 'BAD_REQUEST', message: 'The host header is missing', closesConnection: true };
  if (headers.expect !== undefined && !continueExpectation.test(headers.expect))
    return { code: 'EXPECTATION_FAILED', message: 'Of all expectations only 100-continue is met' };
  return undefined;
}
