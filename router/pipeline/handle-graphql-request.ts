import type { Authenticator } from '../authentication/authenticate.ts';
import { type GraphqlResponse, refusal, refusalWith } from '../graphql/graphql-response.ts';
import { type ExecutableOperation, operationTypeOf } from '../graphql/operation.ts';
import type { Generation } from '../supergraph/generation.ts';
import { coerceVariables, type VariableLimits } from './coerce-variables.ts';
import { type ExecutionParts, executeOperation } from './execute-operation.ts';
import { identifyRequest, type RequestIdentity } from './identify-request.ts';
import type { IncomingRequest } from './incoming-request.ts';
import { internalError } from './mask-error.ts';
import { type ExecutionLayer, type RequestGuard, runGuards, runLayers } from './request-guards.ts';
import { type DocumentSource, resolveDocument } from './resolve-document.ts';
import { selectOperation } from './select-operation.ts';

/** The parts of the pipeline. Lists are ordered; an empty list costs nothing. */
export interface PipelineParts extends ExecutionParts {
  /** The supergraph in service; undefined while there is none. */
  readonly currentGeneration: () => Generation | undefined;
  /** Ways to name a document other than by its text. */
  readonly documentSources: readonly DocumentSource[];
  readonly authenticate: Authenticator;
  readonly variableLimits: VariableLimits;
  /** Checks between authentication and execution: authorization, rate limits. */
  readonly guards: readonly RequestGuard[];
  /** Around execution: idempotency, sharing of equal requests. */
  readonly layers: readonly ExecutionLayer[];
  readonly onAnswered: (record: RequestRecord) => void;
}

/** What is known about a request when it has been answered. */
export interface RequestRecord {
  readonly request: RequestIdentity;
  /** Undefined when the request ended before an operation was known. */
  readonly operation: ExecutableOperation | undefined;
  readonly response: GraphqlResponse;
  readonly durationMs: number;
  readonly supergraphVersion: string | undefined;
}

/** The answer with the id it is known by. */
export interface PipelineAnswer {
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
  const request = identifyRequest(incoming.headers);
  const progress: Progress = { operation: undefined };
  // The generation is taken once: a swap during the request changes nothing for it.
  const generation = parts.currentGeneration();
  generation?.acquire();
  try {
    const response = await runStages(incoming, request, generation, progress, parts);
    parts.onAnswered({
      request,
      operation: progress.operation,
      response,
      durationMs: performance.now() - startedAt,
      supergraphVersion: generation?.snapshot.version,
    });
    return { request, response };
  } finally {
    generation?.release();
  }
}

/** What has been found out so far, for the record of a request that ends early. */
interface Progress {
  operation: ExecutableOperation | undefined;
}

async function runStages(
  incoming: IncomingRequest,
  request: RequestIdentity,
  generation: Generation | undefined,
  progress: Progress,
  parts: PipelineParts,
): Promise<GraphqlResponse> {
  try {
    const decoded = incoming.decode();
    if (decoded.kind === 'respond') return decoded.response;
    if (generation === undefined) return notLoadedResponse();
    const { snapshot, documents, engine } = generation;

    const resolved = await resolveDocument(decoded.value, parts.documentSources);
    if (resolved.kind === 'respond') return resolved.response;
    const params = resolved.value;

    const document = documents.prepare(params.query);
    if (document.kind === 'refused') return document.response;

    const selected = selectOperation(document, params.operationName, incoming);
    if (selected.kind === 'respond') return selected.response;
    const operation = selected.value;
    progress.operation = operation;

    const coerced = coerceVariables(snapshot.apiSchema, operation, params.variables, parts.variableLimits);
    if (coerced.kind === 'respond') return coerced.response;
    const variables = coerced.value;

    const authenticated = await parts.authenticate(incoming.headers);
    if (authenticated.kind === 'respond') return authenticated.response;
    const identity = authenticated.value;

    const operationType = operationTypeOf(operation);
    const ready = { incoming, request, params, operation, operationType, variables, identity, snapshot };
    const refusal = parts.guards.length === 0 ? undefined : await runGuards(parts.guards, ready);
    if (refusal !== undefined) return refusal;

    return await runLayers(parts.layers, ready, () => executeOperation(engine, ready, parts));
  } catch (error: unknown) {
    parts.onBug(error, request.requestId);
    return refusalWith([internalError(request.requestId)]);
  }
}

function notLoadedResponse(): GraphqlResponse {
  return refusal('UNAVAILABLE', 'The supergraph is not loaded yet', { headers: [['retry-after', '1']] });
}
