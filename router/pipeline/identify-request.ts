import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** What ties a request to log lines, traces and subgraph requests. */
export interface RequestIdentity {
  /** The client's `x-request-id` where it is well formed, else new. */
  readonly requestId: string;
  /** W3C Trace Context for subgraph requests: the client's trace continued, or a new unsampled one. */
  readonly traceparent: string;
  readonly tracestate: string | undefined;
}

const requestIdForm = /^[\w.:+/=-]{1,128}$/;
const traceparentForm = /^00-(?!0{32})[\da-f]{32}-(?!0{16})[\da-f]{16}-[\da-f]{2}$/;
const spanPoolBytes = 4096;
const spanBytes = 8;
const traceBytes = 16;

/** Names a request and continues its trace (W3C Trace Context, "Mutating the traceparent Field"). */
export type RequestIdentifier = (headers: IncomingHttpHeaders) => RequestIdentity;

/** Creates an identifier with a pool of random digits of its own. */
export function createRequestIdentifier(): RequestIdentifier {
  const randomHex = createRandomHex();
  return (headers) => {
    const offeredId = headers['x-request-id'];
    const offeredTrace = headers['traceparent'];
    const isTraced = typeof offeredTrace === 'string' && traceparentForm.test(offeredTrace);
    const spanId = randomHex(spanBytes);
    return {
      requestId: typeof offeredId === 'string' && requestIdForm.test(offeredId) ? offeredId : randomUUID(),
      traceparent: isTraced
        ? `${offeredTrace.slice(0, 36)}${spanId}${offeredTrace.slice(52)}`
        : `00-${randomHex(traceBytes)}-${spanId}-00`,
      tracestate: isTraced && typeof headers['tracestate'] === 'string' ? headers['tracestate'] : undefined,
    };
  };
}

/** Random hex digits from a pool, because a call into the random source per request costs more than the rest. */
function createRandomHex(): (bytes: number) => string {
  let pool = '';
  let offset = 0;
  return (bytes) => {
    const digits = bytes * 2;
    if (offset + digits > pool.length) {
      pool = randomBytes(spanPoolBytes).toString('hex');
      offset = 0;
    }
    offset += digits;
    return pool.slice(offset - digits, offset);
  };
}
