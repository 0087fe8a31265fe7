import { invalidInput } from '../errors/domain-error.ts';

/** Most ids in one request: above what loaders send at once, below what the engines take in one statement. */
export const maxIdsPerRequest = 1_000;

/** Throws BAD_USER_INPUT when a list of ids (`ids`, `customerIds` …) of the request is too long. */
export function assertBatchSizes(request: unknown): void {
  if (typeof request !== 'object' || request === null) return;
  for (const [field, value] of Object.entries(request)) {
    if (Array.isArray(value) && value.length > maxIdsPerRequest && /^ids$|Ids$/.test(field))
      throw invalidInput({ path: field, message: `At most ${maxIdsPerRequest} ids per request.` });
  }
}
