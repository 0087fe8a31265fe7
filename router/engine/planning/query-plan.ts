/**
 * The query plan as the native planner returns it. The types are our own so that only `native-planner.ts`
 * depends on the planner package; the shapes are checked against it by the compiler there.
 */
export interface QueryPlan {
  readonly kind: 'QueryPlan';
  /** Absent when the operation needs no subgraph at all. */
  readonly node?: PlanNode | null | undefined;
}

/** A step or a combination of steps. */
export type PlanNode =
  | FetchNode
  | BatchFetchNode
  | SequenceNode
  | ParallelNode
  | FlattenNode
  | ConditionNode
  | SubscriptionNode
  | DeferNode;

/** One subgraph request: a root operation, or `_entities` when it sits under a `Flatten`. */
export interface FetchNode {
  readonly kind: 'Fetch';
  readonly serviceName: string;
  readonly operationKind?: 'query' | 'mutation' | 'subscription' | undefined;
  readonly operationName?: string | undefined;
  readonly operation: string;
  readonly variableUsages?: readonly string[] | undefined;
  readonly requires?: readonly RequiresSelection[] | undefined;
  readonly inputRewrites?: readonly FetchRewrite[] | undefined;
  readonly outputRewrites?: readonly FetchRewrite[] | undefined;
}

/** Several `_entities` fields, each for any number of places of the response, in one subgraph request. */
interface BatchFetchNode {
  readonly kind: 'BatchFetch';
  readonly serviceName: string;
  readonly operationKind?: 'query' | 'mutation' | 'subscription' | undefined;
  readonly operationName?: string | undefined;
  readonly operation: string;
  readonly variableUsages?: readonly string[] | undefined;
  readonly entityBatch: { readonly aliases: readonly EntityBatchAlias[] };
}

/** One `_entities` field of a batch. */
interface EntityBatchAlias {
  readonly alias: string;
  readonly representationsVariableName: string;
  readonly paths: ReadonlyArray<readonly FlattenPathSegment[]>;
  readonly requires: readonly RequiresSelection[];
  readonly inputRewrites?: readonly FetchRewrite[] | undefined;
  readonly outputRewrites?: readonly FetchRewrite[] | undefined;
}

/** Children run one after the other; each sees what the ones before it fetched. */
interface SequenceNode {
  readonly kind: 'Sequence';
  readonly nodes: readonly PlanNode[];
}

/** Children run at the same time. */
interface ParallelNode {
  readonly kind: 'Parallel';
  readonly nodes: readonly PlanNode[];
}

/** Runs its child for every object found at a path of the response. */
interface FlattenNode {
  readonly kind: 'Flatten';
  readonly path: readonly FlattenPathSegment[];
  readonly node: PlanNode;
}

/** Runs one of its children, by the value of a Boolean variable. */
interface ConditionNode {
  readonly kind: 'Condition';
  readonly condition: string;
  readonly ifClause?: PlanNode | null | undefined;
  readonly elseClause?: PlanNode | null | undefined;
}

/** The source of a subscription. */
interface SubscriptionNode {
  readonly kind: 'Subscription';
  readonly primary: FetchNode;
}

/** Present in the planner's types; operations with `@defer` are refused before planning. */
interface DeferNode {
  readonly kind: 'Defer';
}

/** A step down into the response: a field, every item of a list, or a filter on the runtime type. */
export type FlattenPathSegment =
  | { readonly Field: string }
  | { readonly TypeCondition: readonly string[] }
  | '@';

/** What a representation consists of. */
export type RequiresSelection =
  | {
      readonly kind: 'InlineFragment';
      readonly typeCondition: string;
      readonly selections: readonly RequiresSelection[];
      readonly skipIf?: string | undefined;
      readonly includeIf?: string | undefined;
    }
  | {
      readonly kind: 'Field';
      readonly name: string;
      readonly alias?: string | undefined;
      readonly selections?: readonly RequiresSelection[] | undefined;
    }
  | { readonly kind: 'FragmentSpread'; readonly value: string };

/** A change to representations before they are sent, or to entities after they arrive. */
export type FetchRewrite =
  | { readonly ValueSetter: ValueSetter }
  | { readonly KeyRenamer: KeyRenamer }
  | ({ readonly kind: 'ValueSetter' } & ValueSetter);

/** Sets a value at a path. */
export interface ValueSetter {
  readonly path: readonly RewritePathSegment[];
  readonly setValueTo: string;
}

/** Renames the last key of a path. */
export interface KeyRenamer {
  readonly path: readonly RewritePathSegment[];
  readonly renameKeyTo: string;
}

/** A step of a rewrite's path. */
export type RewritePathSegment = { readonly TypenameEquals: readonly string[] } | { readonly Key: string };
