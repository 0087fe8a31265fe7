import type { GraphqlResponse } from '../graphql/graphql-response.ts';
import type { ExecutionLayer, NextExecution } from './feature.ts';
import type { ReadyRequest } from './ready-request.ts';

/** Executes a request inside layers. */
export type LayeredExecution = (request: ReadyRequest, execute: NextExecution) => Promise<GraphqlResponse>;

/** Makes one function of layers, the first of the list outermost; without any it only executes. */
export function composeLayers(layers: readonly ExecutionLayer[]): LayeredExecution {
  return layers.reduceRight<LayeredExecution>(
    (inner, layer) => (request, execute) => layer(request, (next) => inner(next, execute)),
    (request, execute) => execute(request),
  );
}
