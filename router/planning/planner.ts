import type { QueryPlan } from './query-plan.ts';

/** Options of a planner. */
export interface PlannerOptions {
  /** Longest time one plan may take, in milliseconds; past it planning is given up. Default 500. */
  readonly timeoutMs?: number | undefined;
  /** Progressive `@override` labels that are switched on for this router. Default none. */
  readonly overrideLabels?: readonly string[] | undefined;
  /** Percentage, 0 to 100, compared with `percent(n)` override labels. Default 0: such overrides are off. */
  readonly overridePercentage?: number | undefined;
}

/** Plans operations against one supergraph. */
export interface Planner {
  /** Plans without occupying the main thread. Rejects with a `PlanningError`. */
  plan(text: string, operationName: string | undefined): Promise<QueryPlan>;
  /** Resolves when the supergraph is loaded, so that the first plan does not wait for it. */
  ready(): Promise<void>;
  /** Ends what planning runs on. Plans underway are rejected. */
  close(): void;
}
