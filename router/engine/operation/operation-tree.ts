import type { SelectionSetNode } from 'graphql';
import type { TypeSet } from '../federated-graph/type-set.ts';
import type { Condition } from './condition.ts';

/** What is selected at a place of the response, after CollectFields of the specification. Immutable. */
export interface Selection {
  /** Equal numbers: equal fields, types and children, whatever keys, arguments and conditions are. */
  readonly shape: number;
  /** Runtime types that objects at this place can have. */
  readonly types: TypeSet;
  readonly slots: readonly Slot[];
}

/** A response key, for the runtime types for which it means the same field and is planned alike. */
export interface Slot {
  readonly key: string;
  readonly field: string;
  /** Printed arguments with their parentheses; empty without. */
  readonly args: string;
  readonly types: TypeSet;
  /** When it is selected at all: one of its occurrences is. */
  readonly condition: Condition;
  /** Where it stands in the selection and under which condition: the first that is met decides the order of keys. */
  readonly occurrences: readonly Occurrence[];
  /** Slots with one group differ in how they are planned only. */
  readonly group: number;
  readonly signature: number;
  /** The type that clients see, printed, and its innermost name. */
  readonly typeText: string;
  readonly typeName: string;
  readonly child: Selection | undefined;
}

/** A field node of the operation, at its place among its siblings. */
export interface Occurrence {
  readonly order: number;
  readonly condition: Condition;
}

/** A selection set of the operation's text, with what is known where it is applied. */
export interface SelectionPart {
  readonly selectionSet: SelectionSetNode;
  readonly types: TypeSet;
  readonly condition: Condition;
}
