import type { IdempotentCall } from './idempotent-call.ts';

/**
 * Runs `work`: checks and then one change, whose result it resolves with. A repeated call whose change is done gets that
 * result, and the checks, which would look at what has become of things since, are skipped.
 */
export function once<Result>(
  call: { readonly idempotent?: IdempotentCall | undefined },
  work: () => Promise<Result>,
): Promise<Result> {
  return call.idempotent === undefined ? work() : call.idempotent.once(work);
}
