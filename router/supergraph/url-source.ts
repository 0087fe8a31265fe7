import { retryPauseMs } from './retry-pause.ts';
import { createSupergraphCopy } from './supergraph-copy.ts';
import { type SupergraphSource, SupergraphUnavailableError } from './supergraph-source.ts';

/** Options of a URL source. */
export interface UrlSourceOptions {
  readonly url: string;
  /** Sent as `Authorization: Bearer`; never to another address, because redirects are not followed. */
  readonly token: string | undefined;
  readonly pollIntervalMs: number;
  /** Longest wait for the complete answer. */
  readonly timeoutMs: number;
  /** Largest answer. */
  readonly maxBytes: number;
  /** File that holds the last supergraph that was accepted; undefined keeps none. */
  readonly copyFile: string | undefined;
}

/** A text with the tag by which the server knows it. */
interface Answer {
  readonly text: string;
  readonly etag: string | undefined;
}

/**
 * A supergraph SDL behind an http or https address. It is asked again with `If-None-Match` (RFC 9110, 13.1.2) at the
 * interval, after failures with growing pauses, both spread so that routers do not ask in step.
 */
export function createUrlSource(options: UrlSourceOptions): SupergraphSource {
  let last: Answer | undefined;
  let failures = 0;
  let onDue: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;

  function schedule(): void {
    clearTimeout(timer);
    if (onDue !== undefined) timer = setTimeout(onDue, retryPauseMs(options.pollIntervalMs, failures));
  }

  return {
    kind: 'url',
    description: withoutSecrets(options.url),
    async read(signal) {
      try {
        last = await ask(options, last, signal);
        failures = 0;
        return last.text;
      } catch (error: unknown) {
        failures += 1;
        const reason = error instanceof Error ? reasonOf(error, options) : String(error);
        throw new SupergraphUnavailableError(`supergraph ${withoutSecrets(options.url)} ${reason}`, {
          cause: error,
        });
      } finally {
        schedule();
      }
    },
    watch(onChange) {
      onDue = onChange;
      schedule();
      return () => {
        onDue = undefined;
        clearTimeout(timer);
      };
    },
    ...(options.copyFile !== undefined && {
      copy: createSupergraphCopy(options.copyFile, {
        url: options.url,
        shownUrl: withoutSecrets(options.url),
      }),
    }),
  };
}

/** An answer that is not a supergraph; the message completes "supergraph <address> …". */
class UnusableAnswer extends Error {
  override readonly name = 'UnusableAnswer';
}

async function ask(
  { url, token, timeoutMs, maxBytes }: UrlSourceOptions,
  last: Answer | undefined,
  signal: AbortSignal,
): Promise<Answer> {
  const response = await fetch(url, {
    // A redirect is an answer like others: the token belongs to this address alone.
    redirect: 'manual',
    headers: {
      accept: 'application/graphql, text/plain, */*',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(last?.etag !== undefined && { 'if-none-match': last.etag }),
    },
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
  });
  if (response.status === 304 && last !== undefined) {
    await response.body?.cancel();
    return last;
  }
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new UnusableAnswer(describeStatus(response.status));
  }
  return { text: await readText(response, maxBytes), etag: response.headers.get('etag') ?? undefined };
}

async function readText(response: Response, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop cancels the rest.
    if (size > maxBytes) throw new UnusableAnswer(`is larger than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch (error: unknown) {
    throw new UnusableAnswer('is not UTF-8', { cause: error });
  }
}

function describeStatus(status: number): string {
  if (status === 304) return 'answers 304, that nothing has changed, to a first question';
  if (status >= 300 && status < 400)
    return `answers ${status}: redirects are not followed, name the final address`;
  if (status === 401 || status === 403)
    return `answers ${status}: supergraph.token is missing or not accepted`;
  return `answers ${status}`;
}

function reasonOf(error: Error, { timeoutMs }: UrlSourceOptions): string {
  if (error instanceof UnusableAnswer) return error.message;
  if (error.name === 'TimeoutError') return `does not answer within ${timeoutMs} ms`;
  const { cause } = error;
  return `cannot be reached: ${Error.isError(cause) ? cause.message : error.message}`;
}

/** The address without user, password and query, which may be secrets. */
function withoutSecrets(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}
