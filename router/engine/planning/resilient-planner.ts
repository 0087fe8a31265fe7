import { createIsolatedPlanner } from './isolated-planner.ts';
import type { Planner, PlannerOptions, PlanRequest } from './planner.ts';
import { PlanningError } from './planning-error.ts';
import type { QueryPlan } from './query-plan.ts';

/** A planner with another one to fall back on. */
export interface ResilientPlanner extends Planner {
  /** Plans with the slow reference planner, for a plan that turned out not to provide everything. */
  planAgain(request: PlanRequest): Promise<QueryPlan>;
}

/** The reference planner takes long to load and to plan, but runs only where the native one has failed. */
const referenceTimeoutMs = 10_000;

/**
 * Plans with the native planner. Operations that it cannot plan, or that end its process, go to the reference
 * planner, whose process starts with the first of them. A timeout is final: what is expensive for one is so for the other.
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
