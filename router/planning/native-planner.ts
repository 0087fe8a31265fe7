import { QueryPlanner } from '@graphql-hive/router-query-planner';
import type { QueryPlan } from './query-plan.ts';

/** Why an operation could not be planned; `code` goes to the client as `extensions.code`. */
export class PlanningError extends Error {
  readonly code: 'QUERY_PLAN_TIMEOUT' | 'QUERY_PLAN_FAILED';

  constructor(code: 'QUERY_PLAN_TIMEOUT' | 'QUERY_PLAN_FAILED', message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'PlanningError';
    this.code = code;
  }
}

/** Options of {@link createNativePlanner}. */
export interface NativePlannerOptions {
  /** Longest time one plan may take, in milliseconds; past it planning is aborted. Default 500. */
  readonly timeoutMs?: number | undefined;
  /** Progressive `@override` labels that are switched on for this router. Default none. */
  readonly overrideLabels?: readonly string[] | undefined;
  /** Percentage, 0 to 100, compared with `percent(n)` override labels. Default 0: such overrides are off. */
  readonly overridePercentage?: number | undefined;
}

/** Plans operations against one supergraph. */
export interface Planner {
  /** Plans off the main thread. Rejects with {@link PlanningError}. */
  plan(text: string, operationName: string | undefined): Promise<QueryPlan>;
}

/**
 * Wraps the native planner: it plans in a thread of libuv's pool, so that an expensive operation delays
 * nobody else, and is given up after `timeoutMs`. Throws when the supergraph cannot be read.
 */
export function createNativePlanner(supergraphSdl: string, options: NativePlannerOptions = {}): Planner {
  const timeoutMs = options.timeoutMs ?? 500;
  const labels = new Set(options.overrideLabels ?? []);
  const percentage = options.overridePercentage ?? 0;
  const planner = new QueryPlanner(supergraphSdl);
  return {
    async plan(text, operationName) {
      const controller = new AbortController();
      const timer = setTimeout(() => controller.abort(), timeoutMs);
      try {
        const plan = await planner.planAsync(text, operationName, labels, percentage, controller.signal);
        return plan as unknown as QueryPlan;
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
  };
}
