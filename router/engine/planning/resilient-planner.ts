import { createIsolatedPlanner } from './isolated-planner.ts';
import type { Planner, PlannerOptions, PlanRequest } from './planner.ts';
import { PlanningError } from './planning-error.ts';
import type { QueryPlan } from './query-plan.ts';

/** A planner with a second opinion. */
export interface ResilientPlanner extends Planner {
  /** Plans with the slow reference planner, for a plan that turned out not to provide everything. */
  planAgain(request: PlanRequest): Promise<QueryPlan>;
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
  const planAgain = (request: PlanRequest): Promise<QueryPlan> => {
    reference ??= createIsolatedPlanner('reference-planner-process.ts', supergraphSdl, {
      ...options,
      timeoutMs: referenceTimeoutMs,
    });
    return reference.plan(request);
  };
  return {
    async plan(request) {
      try {
        return await native.plan(request);
      } catch (error: unknown) {
        if (error instanceof PlanningError && error.code === 'QUERY_PLAN_TIMEOUT') throw error;
        return planAgain(request);
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
