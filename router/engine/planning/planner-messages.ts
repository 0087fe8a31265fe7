import type { PlannerOptions, PlanRequest } from './planner.ts';
import type { PlanningErrorCode } from './planning-error.ts';
import type { QueryPlan } from './query-plan.ts';

/** What the router sends to the planner process. */
export type PlannerRequest =
  | { readonly kind: 'load'; readonly supergraphSdl: string; readonly options: PlannerOptions }
  | { readonly kind: 'plan'; readonly id: number; readonly request: PlanRequest };

/** What the planner process answers. */
export type PlannerReply =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'planned'; readonly id: number; readonly plan: QueryPlan }
  | {
      readonly kind: 'failed';
      readonly id: number;
      readonly code: PlanningErrorCode;
      readonly message: string;
    };
