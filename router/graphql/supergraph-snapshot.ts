import type { GraphQLSchema } from 'graphql';

/** One immutable generation of the supergraph. Everything derived from it (engine, caches) hangs on it. */
export interface SupergraphSnapshot {
  /** SHA-256 of the supergraph SDL, hex, first 16 characters. */
  readonly version: string;
  readonly supergraphSdl: string;
  /** What clients may query: the supergraph without federation machinery and inaccessible elements. */
  readonly apiSchema: GraphQLSchema;
  readonly subgraphs: readonly SubgraphEndpoint[];
  readonly authenticated: AuthenticatedElements;
}

/** What only viewers who are signed in may read (`@authenticated`). */
export interface AuthenticatedElements {
  /** Names of objects, interfaces, scalars and enums. */
  readonly types: ReadonlySet<string>;
  /** `Type.field`. */
  readonly fields: ReadonlySet<string>;
}

/** Name and address of a subgraph as the supergraph lists it. */
export interface SubgraphEndpoint {
  readonly name: string;
  /** Absolute http(s) URL, or `unix:<socket path>:<http path>`. */
  readonly url: string;
}
