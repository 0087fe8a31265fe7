import type { ServerResponse } from 'node:http';
import type { AbortReason, RequestDeadline } from '../pipeline/incoming-request.ts';

/** A deadline that was started, and is ended with the request. */
interface StartedDeadline extends RequestDeadline {
  /** Stops the clock; call it once the answer is there. */
  end(): void;
}

/** Ends a request after `timeoutMs`, or when its connection closes before the answer was sent. */
export function startDeadline(response: ServerResponse, timeoutMs: number): StartedDeadline {
  const controller = new AbortController();
  let isClientIgnored = false;

  const abort = (reason: AbortReason) => {
    if (deadline.abortReason !== undefined) return;
    deadline.abortReason = reason;
    controller.abort(new DOMException(reason, reason === 'timeout' ? 'TimeoutError' : 'AbortError'));
  };
  const onClose = () => {
    if (!response.writableFinished && !isClientIgnored) abort('client-gone');
  };
  const timer = setTimeout(abort, Math.max(0, timeoutMs), 'timeout');
  response.once('close', onClose);

  // Not a getter: making an object with one costs as much as all stages before execution.
  const deadline: StartedDeadline & { abortReason: AbortReason | undefined } = {
    signal: controller.signal,
    abortReason: undefined,
    ignoreClientGone() {
      isClientIgnored = true;
    },
    end() {
      clearTimeout(timer);
      response.off('close', onClose);
    },
  };
  return deadline;
}
