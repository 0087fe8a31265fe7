import type { FederatedGraph } from '../federated-graph/federated-graph.ts';
import type { TypeSet } from '../federated-graph/type-set.ts';
import type { Arrival } from './arrival.ts';

/** Types that objects at a place can have, as far as the answers that hold them say. */
export function typesHere(graph: FederatedGraph, types: TypeSet, list: readonly Arrival[]): TypeSet {
  let here: TypeSet | undefined;
  for (const arrival of list) {
    if (arrival.isVisit || arrival.isInterfaceObject) continue;
    here = here === undefined ? arrival.types : graph.sets.intersect(here, arrival.types);
  }
  return here ?? types;
}

/** Whether the only type is known without asking. */
export function isTypeStatic(types: TypeSet, list: readonly Arrival[]): boolean {
  // Roots have no arrival, or nothing but requests of their own.
  if (list.every(({ isVisit }) => isVisit)) return true;
  return (
    types.names.length === 1 && list.some(({ isVisit, types: own }) => !isVisit && own.names.length === 1)
  );
}

/** Whether an arrival has the runtime type of each of its objects. */
export function knowsType(types: TypeSet, arrival: Arrival): boolean {
  return (
    !arrival.isInterfaceObject && (!arrival.isVisit || types.names.every((name) => arrival.types.has(name)))
  );
}
