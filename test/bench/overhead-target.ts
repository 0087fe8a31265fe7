import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema } from 'graphql';
import { createHeaderFilter } from '../../router/authentication/identity-headers.ts';
import { startAuthentication } from '../../router/authentication/start-authentication.ts';
import { createCoalescing } from '../../router/coalescing/coalesce-queries.ts';
import { resolveConfig } from '../../router/config/load-config.ts';
import { createDocumentCache } from '../../router/documents/document-cache.ts';
import { createErrorLookup } from '../../router/graphql/error-table.ts';
import { decodeBody } from '../../router/http/decode-request.ts';
import { createLogger } from '../../router/observability/logger.ts';
import { createMetrics } from '../../router/observability/metrics.ts';
import { handleGraphqlRequest, type PipelineParts } from '../../router/pipeline/handle-graphql-request.ts';
import type { IncomingRequest } from '../../router/pipeline/incoming-request.ts';
import { createErrorMask } from '../../router/pipeline/mask-error.ts';
import { phasesOf } from '../../router/pipeline/phases.ts';
import { createRequestRecorder } from '../../router/pipeline/record-request.ts';
import { createSharingKey } from '../../router/pipeline/sharing-key.ts';
import { Generation } from '../../router/supergraph/generation.ts';

/** What the process tells its parent. */
export type OverheadMessage =
  | { readonly kind: 'listening'; readonly url: string }
  | { readonly kind: 'usage'; readonly cpuMicros: number }
  | { readonly kind: 'pipeline'; readonly microsPerRequest: number };

const BATCHES = 20;
const REQUESTS_PER_BATCH = 10_000;
const BODY = Buffer.from(
  '{"query":"query Small($id: ID!) { product(id: $id) { name } }","variables":{"id":"1"}}',
);
const DATA = Buffer.from('{"product":{"name":"A name"}}');
const ANSWER = Buffer.from(`{"data":${DATA.toString()}}`);

if (process.argv[2] === 'pipeline') send({ kind: 'pipeline', microsPerRequest: await measurePipeline() });
else await listen();

/** The least that Node does to read a body and to answer JSON. */
async function listen(): Promise<void> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': ANSWER.length });
      response.end(ANSWER);
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

/** All stages with an engine that answers at once: CPU microseconds per request, the best of the batches. */
async function measurePipeline(): Promise<number> {
  const parts = await createParts();
  const incoming = createIncoming();
  let best = Number.POSITIVE_INFINITY;
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const before = process.cpuUsage();
    for (let sent = 0; sent < REQUESTS_PER_BATCH; sent += 1) {
      const { response } = await handleGraphqlRequest(incoming, parts);
      if (response.status !== 200) throw new Error(`The pipeline answers ${JSON.stringify(response)}`);
    }
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / REQUESTS_PER_BATCH);
  }
  return best;
}

async function createParts(): Promise<PipelineParts> {
  const config = resolveConfig({ supergraph: { file: 'unused' }, logging: { level: 'silent' } });
  const logger = createLogger(config.logging);
  const metrics = createMetrics();
  const schema = buildSchema('type Query { product(id: ID!): Product } type Product { name: String }');
  const documents = createDocumentCache({
    schema,
    documentRules: [],
    operationRules: [],
    maxTokens: config.limits.maxTokens,
    maxErrors: config.limits.maxErrors,
    maxBytes: config.limits.documentCacheBytes,
    showSuggestions: false,
    onLookup: (isHit) => metrics.cacheLookup('documents', isHit),
  });
  const answer = { kind: 'executed' as const, data: DATA, errors: [], headers: [] };
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
  const generation = new Generation(snapshot, engine, documents);
  const findCode = createErrorLookup();
  const authentication = await startAuthentication(config.jwt, logger, metrics);
  return {
    currentGeneration: () => generation,
    phases: phasesOf([createCoalescing(metrics)]),
    authenticate: authentication.authenticate,
    variableLimits: { maxErrors: config.limits.maxErrors, showSuggestions: false },
    filterHeaders: createHeaderFilter([]),
    sharingKeyOf: createSharingKey({}, 'mutations'),
    clientAddress: 'mutations',
    viewerTokens: undefined,
    showsPlans: false,
    maskError: createErrorMask(findCode, () => undefined),
    findCode,
    onBug: (error) => {
      throw error;
    },
    onAnswered: createRequestRecorder(logger, metrics),
  };
}

function createIncoming(): IncomingRequest {
  const { server, limits } = resolveConfig({ supergraph: { file: 'unused' } });
  const headers: IncomingHttpHeaders = {
    host: 'localhost:4000',
    accept: 'application/graphql-response+json, application/json',
    'content-type': 'application/json',
    'content-length': String(BODY.length),
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
    decode: () => decodeBody(headers, BODY, { ...server, ...limits }),
  };
}

function send(message: OverheadMessage): void {
  process.send?.(message);
}
