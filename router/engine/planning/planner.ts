import type { QueryPlan } from './query-plan.ts';

/** Options of a planner. */
export interface PlannerOptions {
  /** Longest time one plan may take, in milliseconds; past it planning is given up. Default 500. */
  readonly timeoutMs?: number | undefined;
  /** Progressive `@override` labels that are switched on for this router. Default none. */
  readonly overrideLabels?: readonly string[] | undefined;
  /** A fixed number from 0 to 100 for `percent(n)` override labels. Default: a random one per request. */
  readonly overridePercentage?: number | undefined;
}

/** An operation to plan. */
export interface PlanRequest {
  readonly text: string;
  readonly operationName: string | undefined;
  /** A number from 0 to 100: `@override` labels `percent(n)` are on when it is below n. */
  readonly overrideOutcome: number;
}

/** Plans operations against one supergraph. */
export interface Planner {
  /** Plans without occupying the main thread. Rejects with a `PlanningError`. */
  plan(request: PlanRequest): Promise<QueryPlan>;
  /** Resolves when the supergraph is loaded, so that the first plan does not wait for it. */
  ready(): Promise<void>;
  /** Ends what planning runs on. Plans underway are rejected. */
  close(): void;
}
