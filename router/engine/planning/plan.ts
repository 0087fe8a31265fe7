import type { FieldSet } from '../federated-graph/federated-graph.ts';
import type { TypeSet } from '../federated-graph/type-set.ts';
import type { Condition } from '../operation/condition.ts';
import type { Slot } from '../operation/operation-tree.ts';
import type { Arrival } from './arrival.ts';
import type { Way } from './ways.ts';

/** How an operation is answered. */
export interface Plan {
  readonly kind: 'query' | 'mutation' | 'subscription';
  /** One for a query or a subscription, one per root field of a mutation: each begins when the one before is over. */
  readonly steps: readonly PlanStep[];
}

/** Requests and what becomes of their answers. */
export interface PlanStep {
  readonly layout: Layout;
  /** By wave. */
  readonly fetches: readonly Fetch[];
}

/** Objects at a place of the response: all that is known of them. */
export interface Position {
  readonly id: number;
  readonly types: TypeSet;
  readonly sources: Source[];
  /** The slot whose value they are; undefined at the root. */
  readonly parent: PlannedSlot | undefined;
  readonly planned: Map<string, PlannedSlot>;
  /** Where their type is read; `static`: it is the only one. Undefined: nothing depends on it. */
  typename: TypenameRead | undefined;
}

/** Where the type of an object is read. */
export type TypenameRead =
  | { readonly kind: 'static' | 'missing' }
  | { readonly kind: 'read'; readonly source: Source; readonly entry: Entry };

/** The objects of a position in one answer. Answers are never merged. */
export interface Source {
  readonly id: number;
  readonly position: Position;
  arrival: Arrival;
  /** What is selected of them. */
  readonly entries: Entry[];
  /** The value of a field of another source, or the entities of a request. */
  readonly from: { readonly source: Source; readonly entry: Entry } | { readonly fetch: Fetch };
}

/** A field of a request. */
export interface Entry {
  readonly alias: string;
  readonly field: string;
  readonly args: string;
  /** As the subgraph declares it. */
  readonly typeText: string;
  /** The client's key whose object it is; undefined for leaves and for what the client does not see. */
  key: string | undefined;
  types: TypeSet;
  /** When anybody reads it. */
  condition: Condition;
  readonly entries: Entry[];
  readonly parent: Entry | undefined;
  readonly fetch: Fetch;
}

/** Root fields, or an `_entities` field, of a request to a subgraph. */
export interface Fetch {
  readonly id: number;
  readonly way: Way;
  readonly wave: number;
  readonly position: Position;
  types: TypeSet;
  readonly keyFields: FieldSet | undefined;
  /** What representations consist of, by runtime types. */
  readonly keys: Array<{ readonly types: TypeSet; readonly layout: Layout }>;
  readonly inputs: Input[];
  readonly source: Source;
  condition: Condition;
}

/** A `@requires` and the entries that need it. */
export interface Input {
  readonly fieldSet: FieldSet;
  readonly types: TypeSet;
  readonly layout: Layout;
  readonly entries: Entry[];
}

/** A field of objects of some types, with the places it is read from. */
export interface PlannedSlot {
  readonly id: number;
  readonly position: Position;
  readonly slot: Slot;
  /** Runtime types of the objects whose field it is. */
  types: TypeSet;
  /** Several for a value that several subgraphs have parts of; none when no subgraph has it. */
  readonly reads: ReadonlyArray<{ readonly source: Source; readonly entry: Entry }>;
  readonly kind: 'read' | 'absent' | 'missing' | 'typename';
  readonly child: Position | undefined;
}

/** What is written of a position: a response, a key or a requirement. */
export interface Layout {
  readonly position: Position;
  readonly needsType: boolean;
  readonly slots: readonly LayoutSlot[];
}

/** A key of a layout. */
export interface LayoutSlot {
  readonly slot: Slot;
  readonly planned: PlannedSlot;
  readonly child: Layout | undefined;
}
