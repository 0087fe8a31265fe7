import type { TestSubgraph } from './harness/federated-graph.ts';

/** One semantic point of federation: subgraphs, and operations with the answers one server would give. */
export interface CorpusCase {
  /** The rule in one sentence. */
  readonly rule: string;
  readonly subgraphs: Readonly<Record<string, TestSubgraph>>;
  readonly operations: readonly CorpusOperation[];
}

/** An operation and everything that is expected of it. */
export interface CorpusOperation {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  /** Compared as text, so order counts. */
  readonly data: unknown;
  /** Paths of the errors, in any order; none by default. */
  readonly errorPaths?: ReadonlyArray<ReadonlyArray<string | number>>;
  /** Subgraphs in the order they were asked, where that is the point. */
  readonly requests?: readonly string[];
}
