import type { GraphqlResponse } from '../graphql/graphql-response.ts';
import { proceed } from '../graphql/stage-result.ts';
import type { Feature, NextExecution } from '../pipeline/feature.ts';
import type { ReadyRequest } from '../pipeline/ready-request.ts';
import { createFieldAuthorization } from './field-authorization.ts';

/**
 * Enforces `@authenticated`: a viewer who is not signed in is answered null, with an error, where the operation
 * selects what is marked. The operation is executed without it; the layer writes the nulls into the answer, and must
 * stand outside of any that shares answers.
 * @param maxErrors how many denied fields an answer lists
 */
export function createAuthorization(maxErrors: number): Feature {
  const authorization = createFieldAuthorization(maxErrors);
  return {
    name: 'authorization',
    authorize({ operation, identity, snapshot }) {
      if (identity.viewer.kind !== 'anonymous') return undefined;
      const allowed = authorization.filter(operation, snapshot);
      return allowed === operation ? undefined : proceed({ operation: allowed, errors: [] });
    },
    around(request, next) {
      return authorization.isFiltered(request.operation) ? completeAfter(request, next) : next(request);
    },
  };

  async function completeAfter(request: ReadyRequest, next: NextExecution): Promise<GraphqlResponse> {
    const response = await next(request);
    if (response.kind !== 'executed') return response;
    const completed = authorization.complete(request.operation, request.variables, response);
    return completed === undefined ? response : { ...response, ...completed };
  }
}
