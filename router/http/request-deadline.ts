import type { ServerResponse } from 'node:http';
import type { AbortReason, RequestDeadline } from '../pipeline/incoming-request.ts';

/** A deadline that was started, and is ended with the request. */
export interface StartedDeadline extends RequestDeadline {
  /** Stops the clock; call it once the answer is there. */
  end(): void;
}

/** Ends a request after `timeoutMs`, or when its connection closes before the answer was sent. */
export function startDeadline(response: ServerResponse, timeoutMs: number): StartedDeadline {
  const controller = new AbortController();
  let abortReason: AbortReason | undefined;
  let isClientIgnored = false;

  const abort = (reason: AbortReason) => {
    if (abortReason !== undefined) return;
    abortReason = reason;
    controller.abort(new DOMException(reason, reason === 'timeout' ? 'TimeoutError' : 'AbortError'));
  };
  const onClose = () => {
    if (!response.writableFinished && !isClientIgnored) abort('client-gone');
  };
  const timer = setTimeout(abort, Math.max(0, timeoutMs), 'timeout');
  response.once('close', onClose);

  return {
    signal: controller.signal,
    get abortReason() {
      return abortReason;
    },
    ignoreClientGone() {
      isClientIgnored = true;
    },
    end() {
      clearTimeout(timer);
      response.off('close', onClose);
    },
  };
}
