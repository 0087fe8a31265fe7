import type { FederatedGraph, FieldSet } from '../federated-graph/federated-graph.ts';
import type { TypeSet } from '../federated-graph/type-set.ts';
import type { Selection } from '../operation/operation-tree.ts';
import type { Arrivals } from './arrival.ts';

/** What the stages of planning share for one supergraph. */
export interface PlanningContext {
  readonly graph: FederatedGraph;
  readonly arrivals: Arrivals;
  /** A key or a requirement as a selection on objects of these types. */
  hiddenSelection(fieldSet: FieldSet, types: TypeSet): Selection;
}
