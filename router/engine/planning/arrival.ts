import { Kind, type SelectionSetNode } from 'graphql';
import type { FederatedGraph, SubgraphField } from '../federated-graph/federated-graph.ts';
import type { TypeSet } from '../federated-graph/type-set.ts';
import type { Slot } from '../operation/operation-tree.ts';

/** "The objects at this place are in an answer of this subgraph", as far as planning depends on it. */
export interface Arrival {
  readonly subgraph: number;
  /** The type that the subgraph declares here, or that was asked for. */
  readonly typeName: string;
  /** Objects are known as an interface object: all of its fields are theirs, their type is not known. */
  readonly isInterfaceObject: boolean;
  /** Runtime types that can be met here; of entities that are asked for, those they are asked for. */
  readonly types: TypeSet;
  /** Asked for by a request of its own: other types than `types` are not in it, though they occur. */
  readonly isVisit: boolean;
  /** `@provides` that holds here. */
  readonly provision: Provision | undefined;
  /** Requests that lie before it. */
  readonly wave: number;
}

/** Selection sets of the `@provides` that hold at a place. */
export interface Provision {
  readonly id: number;
  readonly selectionSets: readonly SelectionSetNode[];
}

/** What a subgraph says of a field at an arrival: `absent` means that objects of the type do not occur in it. */
export type LocalField = SubgraphField | 'absent' | undefined;

/** Questions about arrivals. */
export interface Arrivals {
  /** The field of a runtime type, when the subgraph resolves it there without more. */
  localField(arrival: Arrival, typeName: string, fieldName: string): LocalField;
  /** The field of a slot, when an arrival has it for all of the slot's types that occur there. */
  slotField(
    slot: Slot,
    arrival: Arrival,
  ): { readonly name: string; readonly field: SubgraphField } | undefined;
  /** Where one is after following a field. */
  follow(arrival: Arrival, typeName: string, field: SubgraphField): Arrival;
  /** The text that stands for an arrival in keys of memos. */
  keyOf(arrival: Arrival): string;
}

/** Answers questions about arrivals in one supergraph. */
export function createArrivals(graph: FederatedGraph): Arrivals {
  const provisions = new Map<string, Provision>();
  const numbers = new WeakMap<SelectionSetNode, number>();
  let lastNumber = 0;
  const numberOf = (node: SelectionSetNode): number => {
    let number = numbers.get(node);
    if (number === undefined) numbers.set(node, (number = lastNumber += 1));
    return number;
  };
  const toProvision = (selectionSets: readonly SelectionSetNode[]): Provision | undefined => {
    if (selectionSets.length === 0) return undefined;
    const id = selectionSets.map(numberOf).join(' ');
    let provision = provisions.get(id);
    if (provision === undefined) provisions.set(id, (provision = { id: provisions.size, selectionSets }));
    return provision;
  };
  /** Selection sets below a field of a provision; undefined when it is not provided. */
  const provided = (
    provision: Provision | undefined,
    typeName: string,
    fieldName: string,
  ): SelectionSetNode[] | undefined => {
    if (provision === undefined) return undefined;
    let isProvided = false;
    const below: SelectionSetNode[] = [];
    const visit = (selectionSet: SelectionSetNode): void => {
      for (const node of selectionSet.selections) {
        if (node.kind === Kind.FIELD) {
          if (node.name.value !== fieldName) continue;
          isProvided = true;
          if (node.selectionSet !== undefined) below.push(node.selectionSet);
        } else if (node.kind === Kind.INLINE_FRAGMENT) {
          const on = node.typeCondition?.name.value;
          if (on === undefined || on === typeName || graph.runtimeTypes(on).has(typeName))
            visit(node.selectionSet);
        }
      }
    };
    for (const selectionSet of provision.selectionSets) visit(selectionSet);
    return isProvided ? below : undefined;
  };
  const declaredField = (arrival: Arrival, typeName: string, fieldName: string): LocalField => {
    if (!arrival.types.has(typeName)) return arrival.isVisit ? undefined : 'absent';
    const known = graph.type(arrival.subgraph, arrival.isInterfaceObject ? arrival.typeName : typeName);
    return known?.fields.get(fieldName);
  };
  const localField = (arrival: Arrival, typeName: string, fieldName: string): LocalField => {
    const field = declaredField(arrival, typeName, fieldName);
    if (field === undefined || field === 'absent') return field;
    if (field.requires !== undefined) return undefined;
    return field.isExternal && provided(arrival.provision, typeName, fieldName) === undefined
      ? undefined
      : field;
  };
  return {
    localField,
    slotField(slot, arrival) {
      let found: { name: string; field: SubgraphField } | undefined;
      for (const name of slot.types.names) {
        const field = localField(arrival, name, slot.field);
        if (field === undefined) return undefined;
        if (field !== 'absent') found ??= { name, field };
      }
      return found;
    },
    follow(arrival, typeName, field) {
      const known = graph.type(arrival.subgraph, field.typeName);
      const below = provided(arrival.provision, typeName, field.name) ?? [];
      return {
        subgraph: arrival.subgraph,
        typeName: field.typeName,
        isInterfaceObject: known?.kind === 'interfaceObject',
        types: known?.members ?? graph.runtimeTypes(field.typeName),
        isVisit: false,
        provision: toProvision(
          field.provides === undefined ? below : [...below, field.provides.selectionSet],
        ),
        wave: arrival.wave,
      };
    },
    keyOf: ({ subgraph, typeName, isInterfaceObject, types, isVisit, provision }) =>
      `${subgraph} ${isInterfaceObject || !isVisit ? typeName : ''} ${isInterfaceObject ? 'i' : ''}${isVisit ? `v${types.id}` : ''} ${provision?.id ?? ''}`,
  };
}
