/** How the names of RPCs begin that change nothing; `test/repository/changing-rpcs.test.ts` holds them to it. */
const readingNames = /^(?:batchGet|batchList|get|list)[A-Z]/;

/** Whether an RPC changes nothing, by its name: then an idempotency key has no meaning for it. */
export function readsOnly(method: string): boolean {
  return readingNames.test(method);
}
