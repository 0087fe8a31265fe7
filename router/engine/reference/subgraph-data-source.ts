import { GraphQLError } from 'graphql';
import type { SubgraphResult } from '../../subgraph-http/parse-subgraph-answer.ts';
import type { SubgraphClient } from '../../subgraph-http/subgraph-client.ts';
import type { SubgraphFailure } from '../../subgraph-http/subgraph-failure.ts';

/** Operation for a subgraph, as the gateway asks for it. */
interface GatewayOperation {
  readonly query: string | undefined;
  readonly variables: unknown;
  readonly operationName: string | undefined;
  /** Place in the client's response that the answer is for, where it is a single one. */
  readonly path: ReadonlyArray<string | number> | undefined;
}

/** A request to a subgraph that did not end in a GraphQL response, in the form in which the gateway reports it. */
class SubgraphFetchError extends GraphQLError {
  constructor(failure: SubgraphFailure, subgraph: string, { path, query }: GatewayOperation) {
    const { code, status, message } = failure;
    // The gateway prints the operations of its plans: a mutation begins with the word.
    const isOpen = query?.startsWith('mutation') === true && !failure.isNeverSent;
    super(message, {
      path,
      originalError: failure,
      extensions: {
        code,
        serviceName: subgraph,
        ...(status !== undefined && { http: { status } }),
        ...(isOpen && { outcome: 'unknown' }),
      },
    });
  }
}

/**
 * Sends one operation to a subgraph. A GraphQL response counts whatever the HTTP status is; anything else is
 * an error.
 * @throws {SubgraphFetchError}
 */
export async function fetchFromSubgraph(
  client: SubgraphClient,
  subgraph: string,
  operation: GatewayOperation,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal | undefined,
): Promise<SubgraphResult> {
  const { query, variables, operationName } = operation;
  const body = JSON.stringify({ query, variables, operationName });
  // Requests of the reference engine are not shared: each of its answers is for one client.
  const call = { subgraph, body, headers, shareKey: undefined, isExact: false };
  const result = await client.call(call, signal);
  if (result.failure !== undefined) throw new SubgraphFetchError(result.failure, subgraph, operation);
  return result;
}
