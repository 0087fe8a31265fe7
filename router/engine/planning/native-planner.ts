import { QueryPlanner } from '@graphql-hive/router-query-planner';
import type { Planner, PlannerOptions } from './planner.ts';
import { PlanningError } from './planning-error.ts';

/**
 * Wraps the native planner: it plans in a thread of libuv's pool, so that an expensive operation delays
 * no other work, and is given up after `timeoutMs`. Throws when the supergraph cannot be read. A defect of
 * the native code ends the process it runs in: see `isolated-planner.ts`.
 */
export function createNativePlanner(supergraphSdl: string, options: PlannerOptions = {}): Planner {
  const timeoutMs = options.timeoutMs ?? 500;
  const labels = new Set(options.overrideLabels ?? []);
  const planner = new QueryPlanner(supergraphSdl);
  return {
    async plan({ text, operationName, overrideOutcome }) {
      const controller = new AbortController();
      const timer = setTimeout(() => controller.abort(), timeoutMs);
      try {
        const plan = await planner.planAsync(text, operationName, labels, overrideOutcome, controller.signal);
        // The package's types describe the same shape with looser optionality.
        return plan;
      } catch (error: unknown) {
        if (controller.signal.aborted) {
          throw new PlanningError('QUERY_PLAN_TIMEOUT', 'The operation takes too long to plan.', error);
        }
        const reason = error instanceof Error ? error.message : String(error);
        throw new PlanningError('QUERY_PLAN_FAILED', `The operation cannot be planned: ${reason}`, error);
      } finally {
        clearTimeout(timer);
      }
    },
    ready: async () => undefined,
    close: () => undefined,
  };
}
