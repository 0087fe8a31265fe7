import type { GraphqlResponse } from '../graphql/graphql-response.ts';
import type { ExecutionLayer } from './feature.ts';
import type { ReadyRequest } from './ready-request.ts';

/** Executes a request inside its layers, the first of the list outermost. */
export function runLayers(
  layers: readonly ExecutionLayer[],
  request: ReadyRequest,
  execute: (request: ReadyRequest) => Promise<GraphqlResponse>,
): Promise<GraphqlResponse> {
  const [layer, ...inner] = layers;
  if (layer === undefined) return execute(request);
  return layer(request, (next) => runLayers(inner, next, execute));
}
