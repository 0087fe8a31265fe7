import type { Engine } from '../execution/engine.ts';
import type { DocumentCache } from '../pipeline/document-cache.ts';
import type { UsedOperation } from '../planning/operation-usage.ts';

/** Bounds of a warm-up. */
export interface WarmUpOptions {
  /** Longest time, in milliseconds; what is not prepared by then is prepared on first use. */
  readonly timeoutMs: number;
}

/**
 * Parses, validates, plans and compiles operations on a supergraph that does not serve yet. Operations that
 * the new schema refuses are left out; a failure never keeps the supergraph from being served.
 *
 * @returns how many operations were prepared.
 */
export async function warmUp(
  engine: Engine,
  documents: DocumentCache,
  operations: readonly UsedOperation[],
  options: WarmUpOptions,
): Promise<number> {
  const deadline = performance.now() + options.timeoutMs;
  let prepared = 0;
  for (const { text, operationName } of operations) {
    if (performance.now() > deadline) break;
    const document = documents.prepare(text);
    if (document.kind === 'refused') continue;
    const operation = document.operations.get(operationName);
    if (operation === undefined) continue;
    try {
      await engine.prepare(operation);
      prepared += 1;
    } catch {
      // The first client that sends it is told what is wrong with it.
    }
  }
  return prepared;
}
