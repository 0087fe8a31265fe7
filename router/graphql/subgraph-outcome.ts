/** Why a subgraph gave no usable answer; the code becomes `extensions.code`. */
export type SubgraphFailureCode =
  | 'UNAVAILABLE'
  | 'TIMEOUT'
  | 'SUBGRAPH_INVALID_RESPONSE'
  | 'SUBGRAPH_RESPONSE_TOO_LARGE'
  | 'CANCELLED';

/** How a request to a subgraph ended: a GraphQL response without or with errors, or no such response. */
export type SubgraphOutcome = 'ok' | 'errors' | SubgraphFailureCode;
