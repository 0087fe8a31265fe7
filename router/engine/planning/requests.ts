/**
 * Requests by wave and subgraph: all that is asked of a subgraph in one wave is one request. Sorted numbers
 * `wave × subgraphs + subgraph`.
 */
export type Requests = readonly number[];

/** No request. */
export const noRequests: Requests = [];

/** All requests of both. */
export function uniteRequests(left: Requests, right: Requests): Requests {
  if (left.length === 0) return right;
  if (right.length === 0 || left === right) return left;
  const united: number[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    const one = left[i] ?? Number.POSITIVE_INFINITY;
    const other = right[j] ?? Number.POSITIVE_INFINITY;
    united.push(Math.min(one, other));
    if (one <= other) i += 1;
    if (other <= one) j += 1;
  }
  return united;
}

/** How many of `added` are not in `present`. */
export function countNewRequests(present: Requests, added: Requests): number {
  let count = 0;
  let i = 0;
  for (const request of added) {
    while (i < present.length && (present[i] as number) < request) i += 1;
    if (present[i] !== request) count += 1;
  }
  return count;
}

/** The same requests `waves` later. */
export function delayRequests(requests: Requests, waves: number, subgraphs: number): Requests {
  return waves === 0 || requests.length === 0
    ? requests
    : requests.map((request) => request + waves * subgraphs);
}
