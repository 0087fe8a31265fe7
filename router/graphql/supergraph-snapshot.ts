import type { GraphQLSchema } from 'graphql';

/** One immutable generation of the supergraph. Everything derived from it (engine, caches) hangs on it. */
export interface SupergraphSnapshot {
  /** SHA-256 of the supergraph SDL, hex, first 16 characters. */
  readonly version: string;
  readonly supergraphSdl: string;
  /** What clients may query: the supergraph without federation machinery and inaccessible elements. */
  readonly apiSchema: GraphQLSchema;
  readonly subgraphs: readonly SubgraphEndpoint[];
}

export interface SubgraphEndpoint {
  readonly name: string;
  /** Absolute http(s) URL, or `unix:<socket path>:<http path>`. */
  readonly url: string;
}
