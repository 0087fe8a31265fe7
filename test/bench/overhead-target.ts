import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema } from 'graphql';
import { startAuthentication } from '../../router/authentication/start-authentication.ts';
import type { LimitsConfig } from '../../router/config/limits-config.ts';
import { resolveConfig } from '../../router/config/load-config.ts';
import { createPipeline } from '../../router/create-pipeline.ts';
import { createDocumentCache } from '../../router/documents/document-cache.ts';
import { createFeatures, listFeatures } from '../../router/features.ts';
import { decodeBody } from '../../router/http/decode-request.ts';
import { createLogger } from '../../router/observability/logger.ts';
import { createMetrics } from '../../router/observability/metrics.ts';
import type { Feature } from '../../router/pipeline/feature.ts';
import { handleGraphqlRequest, type PipelineParts } from '../../router/pipeline/handle-graphql-request.ts';
import type { IncomingRequest } from '../../router/pipeline/incoming-request.ts';
import { membersOf } from '../../router/pipeline/phases.ts';
import { Generation } from '../../router/supergraph/generation.ts';

/** What the process reports to its parent. */
export type OverheadMessage =
  | { readonly kind: 'listening'; readonly url: string }
  | { readonly kind: 'usage'; readonly cpuMicros: number }
  | { readonly kind: 'pipeline'; readonly microsPerRequest: number };

const batches = 20;
const requestsPerBatch = 10_000;
const requestBody = Buffer.from(
  '{"query":"query Small($id: ID!) { product(id: $id) { name } }","variables":{"id":"1"}}',
);
const data = Buffer.from('{"product":{"name":"A name"}}');
const answerBody = Buffer.from(`{"data":${data.toString()}}`);

switch (process.argv[2]) {
  case 'pipeline':
    send({ kind: 'pipeline', microsPerRequest: await measurePipeline(true) });
    break;
  case 'pipeline-without-features':
    send({ kind: 'pipeline', microsPerRequest: await measurePipeline(false) });
    break;
  default:
    await listen();
}

/** The least that Node does to read a body and to answer JSON. */
async function listen(): Promise<void> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': answerBody.length });
      response.end(answerBody);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    send({ kind: 'usage', cpuMicros: user + system });
  });
  process.on('disconnect', () => process.exit(0));
  send({ kind: 'listening', url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` });
}

/** All stages with an engine that answers immediately: CPU microseconds per request, the best of the batches. */
async function measurePipeline(hasFeatures: boolean): Promise<number> {
  const parts = await createParts(hasFeatures);
  const incoming = createIncoming();
  let best = Number.POSITIVE_INFINITY;
  for (let batch = 0; batch < batches; batch += 1) {
    const before = process.cpuUsage();
    for (let sent = 0; sent < requestsPerBatch; sent += 1) {
      const { response } = await handleGraphqlRequest(incoming, parts);
      if (response.status !== 200) throw new Error(`The pipeline answers ${JSON.stringify(response)}`);
    }
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / requestsPerBatch);
  }
  return best;
}

/** The pipeline as the router has it without further configuration. */
async function createParts(hasFeatures: boolean): Promise<PipelineParts> {
  const config = resolveConfig({ supergraph: { file: 'unused' }, logging: { level: 'error' } });
  const logger = createLogger(config.logging);
  const metrics = createMetrics(config.metrics);
  const features = hasFeatures
    ? await createFeatures(listFeatures(config, logger, metrics), () => undefined)
    : [];
  const generation = createGeneration(features, config.limits, (isHit) =>
    metrics.cacheLookup('documents', isHit),
  );
  const { authenticate } = await startAuthentication(config.jwt, logger, metrics);
  return createPipeline(config, {
    features,
    currentGeneration: () => generation,
    authenticate,
    viewerTokens: undefined,
    logger,
    metrics,
  });
}

function createGeneration(
  features: readonly Feature[],
  limits: LimitsConfig,
  onLookup: (isHit: boolean) => void,
): Generation {
  const schema = buildSchema('type Query { product(id: ID!): Product } type Product { name: String }');
  const documents = createDocumentCache({
    ...limits,
    schema,
    documentRules: membersOf(features, 'checkDocument'),
    operationRules: membersOf(features, 'checkOperation'),
    maxBytes: limits.documentCacheBytes,
    showSuggestions: false,
    onLookup,
  });
  const answer = { kind: 'executed' as const, data, errors: [], headers: [] };
  const engine = {
    execute: async () => answer,
    prepare: async () => undefined,
    pin: async () => undefined,
    ready: async () => undefined,
    statistics: () => ({ operations: undefined, executionsInFlight: 0, subgraphRequestsInFlight: 0 }),
    close: async () => undefined,
  };
  const snapshot = {
    version: 'v1',
    supergraphSdl: '',
    apiSchema: schema,
    subgraphs: [],
    authenticated: { types: new Set<string>(), fields: new Set<string>() },
  };
  return new Generation(snapshot, engine, documents);
}

function createIncoming(): IncomingRequest {
  const { server, limits } = resolveConfig({ supergraph: { file: 'unused' } });
  const headers: IncomingHttpHeaders = {
    host: 'localhost:4000',
    accept: 'application/graphql-response+json, application/json',
    'content-type': 'application/json',
    'content-length': String(requestBody.length),
    'user-agent': 'bench',
    'x-request-id': '7e0f3c1a-95cf-4d61-a9ad-bd7a1f3c2f55',
  };
  return {
    method: 'POST',
    headers,
    connection: {},
    clientIp: '127.0.0.1',
    allowedOperations: new Set(['query', 'mutation'] as const),
    deadline: {
      signal: new AbortController().signal,
      abortReason: undefined,
      ignoreClientGone: () => undefined,
    },
    decode: () => decodeBody(headers, requestBody, { ...server, ...limits }),
  };
}

function send(message: OverheadMessage): void {
  process.send?.(message);
}
