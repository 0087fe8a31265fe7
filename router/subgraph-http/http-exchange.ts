import type { Dispatcher, Pool } from 'undici';
import { decodeBody } from './decode-body.ts';
import { SubgraphFailure } from './subgraph-failure.ts';
import type { SubgraphAnswer, SubgraphRequest } from './subgraph-transport.ts';

/** Where one subgraph is reached, and within what limits. */
export interface ExchangeTarget {
  readonly pool: Pool;
  /** Path and query. */
  readonly path: string;
  /** From sending to the last byte. */
  readonly timeoutMs: number;
  /** Of a body, before and after decompression. */
  readonly maxResponseBytes: number;
  /** Headers that say what is sent and what may be answered; they win over those of the request. */
  readonly negotiated: Readonly<Record<string, string>>;
}

/** Sends one request and reads its whole answer; see `SubgraphTransport.send`. Redirects are not followed. */
export function exchange(
  target: ExchangeTarget,
  request: SubgraphRequest,
  signal: AbortSignal | undefined,
): Promise<SubgraphAnswer> {
  const { subgraph } = request;
  const maxBytes = target.maxResponseBytes;
  if (signal?.aborted === true) return Promise.reject(cancelled());
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | undefined;
    let failure: SubgraphFailure | undefined;
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
    };
    const giveUp = (reason: SubgraphFailure): void => {
      if (failure !== undefined) return;
      failure = reason;
      end();
      reject(reason);
      controller?.abort(reason);
    };
    const cancel = (): void => giveUp(cancelled());
    const timer = setTimeout(
      () => giveUp(new SubgraphFailure('TIMEOUT', `Subgraph ${subgraph} did not answer in time.`)),
      target.timeoutMs,
    );
    signal?.addEventListener('abort', cancel);

    let status = 0;
    let headers: SubgraphAnswer['headers'] = {};
    let size = 0;
    const chunks: Buffer[] = [];
    target.pool.dispatch(
      {
        path: target.path,
        method: 'POST',
        headers: { ...request.headers, ...target.negotiated },
        body: request.body,
        // The timer above bounds the whole exchange.
        headersTimeout: 0,
        bodyTimeout: 0,
      },
      {
        onRequestStart(started) {
          controller = started;
          if (failure !== undefined) started.abort(failure);
        },
        onResponseStart(_controller, statusCode, responseHeaders) {
          status = statusCode;
          headers = responseHeaders;
        },
        onResponseData(_controller, chunk) {
          size += chunk.length;
          if (size > maxBytes) giveUp(tooLarge(subgraph));
          else chunks.push(chunk);
        },
        onResponseEnd() {
          end();
          if (failure !== undefined) return;
          try {
            resolve({ status, headers, body: decodeBody(chunks, headers['content-encoding'], maxBytes) });
          } catch (error: unknown) {
            reject(undecodable(subgraph, error, status));
          }
        },
        onResponseError(_controller, error) {
          giveUp(new SubgraphFailure('UNAVAILABLE', `Subgraph ${subgraph} cannot be reached.`, error));
        },
      },
    );
  });
}

function cancelled(): SubgraphFailure {
  return new SubgraphFailure('CANCELLED', 'The request was given up.');
}

function tooLarge(subgraph: string): SubgraphFailure {
  return new SubgraphFailure(
    'SUBGRAPH_RESPONSE_TOO_LARGE',
    `The answer of subgraph ${subgraph} is too large.`,
  );
}

function undecodable(subgraph: string, error: unknown, status: number): SubgraphFailure {
  if (Error.isError(error) && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
    return tooLarge(subgraph);
  const message = `The answer of subgraph ${subgraph} cannot be decoded.`;
  return new SubgraphFailure('SUBGRAPH_INVALID_RESPONSE', message, error, status);
}
