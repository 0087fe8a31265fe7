import { Buffer } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { proceed, refuse, type StageResult } from '../graphql/stage-result.ts';
import type { RequestDeadline } from '../pipeline/incoming-request.ts';

/**
 * Reads the body of a request, which nothing has read before. Refuses one that is larger than `maxBytes`, announced
 * or not, and one that does not arrive before the deadline; the connection is closed then, because the rest of the
 * body would be taken for the next request's.
 */
export function readBody(
  message: IncomingMessage,
  maxBytes: number,
  deadline: RequestDeadline,
): Promise<StageResult<Buffer>> {
  if (Number(message.headers['content-length']) > maxBytes) return Promise.resolve(refuseLarge());
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let receivedBytes = 0;
    const finish = (result: StageResult<Buffer>): void => {
      message.off('data', onData).off('end', onEnd).off('error', onError);
      deadline.signal.removeEventListener('abort', onAbort);
      resolve(result);
    };
    const onData = (chunk: Buffer): void => {
      receivedBytes += chunk.length;
      if (receivedBytes > maxBytes) finish(refuseLarge());
      else chunks.push(chunk);
    };
    const onEnd = (): void => finish(proceed(Buffer.concat(chunks, receivedBytes)));
    const onError = (): void => finish(refuse('CLIENT_CLOSED_REQUEST', 'The client closed the connection'));
    const onAbort = (): void => {
      if (deadline.abortReason === 'timeout') finish(refuseLate());
      else onError();
    };
    message.on('data', onData).on('end', onEnd).on('error', onError);
    deadline.signal.addEventListener('abort', onAbort);
  });
}

const closesConnection = { headers: [['connection', 'close']] } as const;

function refuseLarge(): StageResult<never> {
  return refuse('PAYLOAD_TOO_LARGE', 'The body is too large', closesConnection);
}

function refuseLate(): StageResult<never> {
  return refuse('REQUEST_TIMEOUT', 'The body did not arrive in time', closesConnection);
}
