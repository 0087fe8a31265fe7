import type { HeaderFilter } from '../authentication/identity-headers.ts';
import { SubgraphUsage } from '../engine/subgraph-usage.ts';
import { operationTypeOf } from '../graphql/operation.ts';
import type { ReadyRequest } from './ready-request.ts';
import type { SharingKey } from './sharing-key.ts';

/** What describing a request needs besides it. */
export interface DescriptionParts {
  readonly filterHeaders: HeaderFilter;
  readonly sharingKeyOf: SharingKey;
  /** Whether clients may ask for the query plan with the header `x-query-plan`. */
  readonly showsPlans: boolean;
}

/** What stages have found out about a request. */
type FoundRequest = Omit<
  ReadyRequest,
  'operationType' | 'clientHeaders' | 'deadline' | 'usage' | 'wantsPlan' | 'sharingKey'
>;

/** Adds what later stages read of a request, once for all of them. */
export function describeRequest(found: FoundRequest, parts: DescriptionParts): ReadyRequest {
  const { incoming, operation, identity } = found;
  const clientHeaders = parts.filterHeaders(incoming.headers);
  const wantsPlan = parts.showsPlans && incoming.headers['x-query-plan'] !== undefined;
  // Field by field: copying an object with a spread costs more than most stages.
  return {
    incoming,
    request: found.request,
    params: found.params,
    operation,
    operationType: operationTypeOf(operation),
    variables: found.variables,
    identity,
    snapshot: found.snapshot,
    clientHeaders,
    deadline: incoming.deadline,
    usage: new SubgraphUsage(),
    wantsPlan,
    sharingKey: parts.sharingKeyOf({ incoming, identity, clientHeaders, wantsPlan }),
  };
}
