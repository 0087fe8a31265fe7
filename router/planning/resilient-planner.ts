import { createIsolatedPlanner } from './isolated-planner.ts';
import type { Planner, PlannerOptions } from './planner.ts';
import { PlanningError } from './planning-error.ts';
import type { QueryPlan } from './query-plan.ts';

/** A planner with a second opinion. */
export interface ResilientPlanner extends Planner {
  /** Plans with the slow reference planner, for a plan that turned out not to provide everything. */
  planAgain(text: string, operationName: string | undefined): Promise<QueryPlan>;
}

/** The reference planner loads much and thinks long, but only where the native one has failed. */
const referenceTimeoutMs = 10_000;

/**
 * Plans natively; what the native planner cannot plan, or dies of, the reference planner plans. Its process
 * starts with the first such operation. A timeout is final: what is expensive for one is so for the other.
 */
export function createResilientPlanner(
  supergraphSdl: string,
  options: PlannerOptions = {},
): ResilientPlanner {
  const native = createIsolatedPlanner('native-planner-process.ts', supergraphSdl, options);
  let reference: Planner | undefined;
  const planAgain = (text: string, operationName: string | undefined): Promise<QueryPlan> => {
    reference ??= createIsolatedPlanner('reference-planner-process.ts', supergraphSdl, {
      ...options,
      timeoutMs: referenceTimeoutMs,
    });
    return reference.plan(text, operationName);
  };
  return {
    async plan(text, operationName) {
      try {
        return await native.plan(text, operationName);
      } catch (error: unknown) {
        if (error instanceof PlanningError && error.code === 'QUERY_PLAN_TIMEOUT') throw error;
        return planAgain(text, operationName);
      }
    },
    planAgain,
    ready: () => native.ready(),
    close() {
      native.close();
      reference?.close();
    },
  };
}
