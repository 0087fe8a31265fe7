import type { IncomingHttpHeaders } from 'node:http';
import type { Authenticator } from '../authentication/authenticate.ts';
import type { SubgraphUsage } from '../engine/subgraph-usage.ts';
import { type GraphqlResponse, refusal, refusalWith } from '../graphql/graphql-response.ts';
import type { ExecutableOperation } from '../graphql/operation.ts';
import type { Generation } from '../supergraph/generation.ts';
import { admitRequest } from './admit-request.ts';
import { authorizeOperation } from './authorize-operation.ts';
import { coerceVariables, type VariableLimits } from './coerce-variables.ts';
import { completeResponse } from './complete-response.ts';
import { type DescriptionParts, describeRequest } from './describe-request.ts';
import { type ExecutionParts, executeOperation } from './execute-operation.ts';
import { guardRequest } from './guard-request.ts';
import type { RequestIdentifier, RequestIdentity } from './identify-request.ts';
import type { IncomingRequest } from './incoming-request.ts';
import { internalError } from './mask-error.ts';
import type { Phases } from './phases.ts';
import { resolveDocument } from './resolve-document.ts';
import { selectOperation } from './select-operation.ts';

/** The parts of the pipeline. */
export interface PipelineParts extends ExecutionParts, DescriptionParts {
  /** What features do, in order; an empty phase costs nothing. */
  readonly phases: Phases;
  readonly identify: RequestIdentifier;
  /** The supergraph in service; undefined while there is none. */
  readonly currentGeneration: () => Generation | undefined;
  readonly authenticate: Authenticator;
  readonly variableLimits: VariableLimits;
  readonly onAnswered: (record: RequestRecord) => void;
}

/** What is known about a request when it has been answered. */
export interface RequestRecord {
  readonly request: RequestIdentity;
  /** Headers as the client sent them. */
  readonly headers: IncomingHttpHeaders;
  /** The client's operation; undefined when the request ended before it was known. */
  readonly operation: ExecutableOperation | undefined;
  readonly response: GraphqlResponse;
  readonly durationMs: number;
  /** What was asked of subgraphs; undefined when the request ended before. */
  readonly usage: SubgraphUsage | undefined;
  readonly supergraphVersion: string | undefined;
}

/** The answer with the id it is known by. */
interface PipelineAnswer {
  readonly request: RequestIdentity;
  readonly response: GraphqlResponse;
}

/**
 * The whole life of a GraphQL request, one stage after the other, whatever transport brought it. A stage
 * lets the request go on or answers it; the answer is always a complete GraphQL response.
 */
export async function handleGraphqlRequest(
  incoming: IncomingRequest,
  parts: PipelineParts,
): Promise<PipelineAnswer> {
  const startedAt = performance.now();
  const request = parts.identify(incoming.headers);
  const progress: Progress = { operation: undefined, usage: undefined, supergraphVersion: undefined };
  const response = await answerRequest(incoming, request, progress, parts);
  const { operation, usage, supergraphVersion } = progress;
  const durationMs = performance.now() - startedAt;
  const { headers } = incoming;
  parts.onAnswered({ request, headers, operation, response, durationMs, usage, supergraphVersion });
  return { request, response };
}

/** What has been found out so far, for the record of a request that ends early. */
interface Progress {
  operation: ExecutableOperation | undefined;
  usage: SubgraphUsage | undefined;
  supergraphVersion: string | undefined;
}

async function answerRequest(
  incoming: IncomingRequest,
  request: RequestIdentity,
  progress: Progress,
  parts: PipelineParts,
): Promise<GraphqlResponse> {
  let release: (() => void) | undefined;
  let generation: Generation | undefined;
  try {
    const admitted = await admitRequest(parts.phases.admissions, incoming);
    if (admitted.kind === 'respond') return admitted.response;
    release = admitted.value;

    const decoded = await incoming.decode();
    if (decoded.kind === 'respond') return decoded.response;

    // Taken once, when the request has arrived: a swap from here on changes nothing for it.
    generation = parts.currentGeneration();
    if (generation === undefined) return notLoadedResponse();
    generation.acquire();
    const { snapshot, documents, engine } = generation;
    progress.supergraphVersion = snapshot.version;

    const resolved = await resolveDocument(parts.phases.documentSources, decoded.value, incoming);
    if (resolved.kind === 'respond') return resolved.response;
    const params = resolved.value;

    const document = documents.prepare(params.query);
    if (document.kind === 'refused') return document.response;

    const selected = selectOperation(document, params.operationName, incoming);
    if (selected.kind === 'respond') return selected.response;
    const operation = selected.value;
    progress.operation = operation;

    const refused = documents.check(operation);
    if (refused !== undefined) return refused;

    const coerced = coerceVariables(snapshot.apiSchema, operation, params.variables, parts.variableLimits);
    if (coerced.kind === 'respond') return coerced.response;
    const variables = coerced.value;

    const authenticated = await parts.authenticate(incoming.headers);
    if (authenticated.kind === 'respond') return authenticated.response;
    const identity = authenticated.value;

    const known = describeRequest(
      { incoming, request, params, operation, variables, identity, snapshot },
      parts,
    );
    progress.usage = known.usage;
    const authorized = await authorizeOperation(parts.phases.transforms, known);
    if (authorized.kind === 'respond') return authorized.response;
    const { ready, errors } = authorized.value;

    const guarded = await guardRequest(parts.phases.guards, ready);
    if (guarded.kind === 'respond') return guarded.response;

    const response = await parts.phases.inLayers(ready, (next) => executeOperation(engine, next, parts));
    return completeResponse(response, errors, guarded.value);
  } catch (error: unknown) {
    parts.onBug(error, request.requestId);
    return refusalWith([internalError(request.requestId)]);
  } finally {
    generation?.release();
    release?.();
  }
}

function notLoadedResponse(): GraphqlResponse {
  return refusal('UNAVAILABLE', 'The supergraph is not loaded yet', { headers: [['retry-after', '1']] });
}
