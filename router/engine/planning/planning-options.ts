/** Options of planning. */
export interface PlanningOptions {
  /** Longest time one operation may take to be planned, in milliseconds. Default 500. */
  readonly timeoutMs?: number | undefined;
  /** Progressive `@override` labels that are switched on for this router. Default none. */
  readonly overrideLabels?: readonly string[] | undefined;
  /** A fixed number from 0 to 100 for `percent(n)` override labels. Default: a random one per request. */
  readonly overridePercentage?: number | undefined;
}
