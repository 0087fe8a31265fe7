import type { GraphQLScalarType } from 'graphql';
import type { PlanningOptions } from '../../../router/engine/planning/planning-options.ts';

/** An object of test data. Fields may be values, promises, `Error`s (the field fails) or functions of the arguments. */
export type Row = Readonly<Record<string, unknown>>;

/** A subgraph of a corpus graph. */
export interface CorpusSubgraph {
  /** SDL; the federation link is added unless the text has one or `isFederation1` is set. */
  readonly sdl: string;
  readonly isFederation1?: boolean;
  /** Entities by type: a reference finds the first row that agrees with it in every field both have. */
  readonly rows?: Readonly<Record<string, readonly Row[]>>;
  /** By type and field; what is not a function is the value itself. Other fields are read from their object. */
  readonly fields?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Scalars that read and write values in a way of their own. */
  readonly scalars?: Readonly<Record<string, GraphQLScalarType>>;
}

/** What `graph.ts` of a corpus folder exports: one supergraph. */
export interface CorpusGraph {
  /** The semantic point, as one sentence. */
  readonly about: string;
  readonly subgraphs: Readonly<Record<string, CorpusSubgraph>>;
  /**
   * The root object of one graphql-js server with the same data and the API schema; every expectation is
   * checked against it too. Left out where no single server can show the point.
   */
  readonly monolith?: Row;
  /** Why `@apollo/gateway` cannot run this graph at all. */
  readonly referenceFails?: string;
  /** The feature for which the supergraph is refused when it is read; it must still be refused. No case is run. */
  readonly knownRefusal?: string;
}

/** An HTTP answer in place of what the subgraph would say. */
export interface ScriptedAnswer {
  /** Default 200. */
  readonly status?: number;
  /** Default `application/json`. */
  readonly contentType?: string;
  /** Text as sent, or a value sent as JSON. */
  readonly body: unknown;
}

/** An expected error. Order among errors does not matter. */
export interface ExpectedError {
  readonly message: string;
  /** Left out: the error has no path. */
  readonly path?: ReadonlyArray<string | number>;
  /** `extensions.code`; not compared when left out. */
  readonly code?: string;
}

/** One operation and its answer. */
export interface CorpusCase {
  /** What is shown, as a sentence. */
  readonly name: string;
  readonly operation: string;
  readonly variables?: Row;
  /** The variables as a client sends them, where JavaScript values cannot say it; replaces `variables`. */
  readonly variablesText?: string;
  /** Compared as JSON text, so the order of fields counts. */
  readonly data: Row | null;
  /** `data` as JSON text, where JavaScript values cannot say it; replaces `data` in the comparison. */
  readonly dataText?: string;
  readonly errors?: readonly ExpectedError[];
  /** Exact number of requests by subgraph; subgraphs not named get none. Not compared when left out. */
  readonly requests?: Readonly<Record<string, number>>;
  /** Root fields of mutations in the order in which subgraphs execute them. Not compared when left out. */
  readonly calls?: readonly string[];
  /** Answers by subgraph, one per request, in place of its own. */
  readonly answers?: Readonly<Record<string, readonly ScriptedAnswer[]>>;
  /** Settings of the planner for this case: override labels. */
  readonly planning?: PlanningOptions;
  /** Why one ordinary server answers something else, by specification. */
  readonly monolithDiffers?: string;
  /** Why `@apollo/gateway` answers other data. */
  readonly referenceDiffers?: string;
  /** A defect of the engine: the case is run, and answer, requests or calls must still differ. */
  readonly knownDifference?: string;
}
