import type { FieldSet } from '../federated-graph/federated-graph.ts';
import type { TypeSet } from '../federated-graph/type-set.ts';
import type { Arrival } from './arrival.ts';
import type { Requests } from './requests.ts';
import type { Way } from './ways.ts';

/** The cheapest way found to answer a selection from given arrivals, and what it costs. */
export interface Estimate {
  /** Arrivals in canonical order, the earliest at wave 0; choices name them by index. */
  readonly arrivals: readonly Arrival[];
  /** Slots that no subgraph can answer. */
  readonly missing: number;
  /** The last wave of it. */
  readonly end: number;
  readonly requests: Requests;
  /** Waves of all slots added up: of two equal estimates the one that has more fields earlier is taken. */
  readonly sum: number;
  /** One per slot. */
  readonly choices: readonly Choice[];
  /** How the runtime type becomes known, when something depends on it. */
  readonly typename: TypenameChoice;
  /** Arrivals that are read. */
  readonly uses: ReadonlySet<number>;
}

/** Where the runtime type of an object comes from. */
export type TypenameChoice =
  | { readonly kind: 'unneeded' | 'static' | 'missing' }
  | { readonly kind: 'local'; readonly arrival: number }
  | { readonly kind: 'visit'; readonly reach: Reach };

/** How a slot is answered. */
export type Choice =
  | { readonly kind: 'absent' | 'missing' | 'typename' }
  | SourceChoice
  | { readonly kind: 'many'; readonly sources: readonly SourceChoice[]; readonly child: Estimate };

/** One place that answers a slot. */
export type SourceChoice = LocalChoice | VisitChoice;

/** In an answer that holds the object already. */
export interface LocalChoice {
  readonly kind: 'local';
  readonly arrival: number;
  readonly child: Estimate | undefined;
}

/** In an answer that is asked for. */
export interface VisitChoice {
  readonly kind: 'visit';
  readonly reach: Reach;
  /** When the request is sent. */
  readonly wave: number;
  readonly requires: FieldSet | undefined;
  readonly child: Estimate | undefined;
}

/** A way with its key and the earliest wave in which it can be gone. */
export interface Reach {
  readonly way: Way;
  readonly key: FieldSet | undefined;
  readonly types: TypeSet;
  readonly wave: number;
  /** Requests before it. */
  readonly before: Requests;
  readonly uses: ReadonlySet<number>;
}

/** One way to answer a slot, and its cost. */
export interface Option {
  readonly choice: Choice;
  readonly missing: number;
  readonly start: number;
  readonly end: number;
  readonly requests: Requests;
  readonly sum: number;
  readonly uses: ReadonlySet<number>;
}
