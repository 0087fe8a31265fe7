import { z } from 'zod';
import { requestHeaderRules, responseHeaderRules } from './header-rules-config.ts';

const tls = {
  caFile: z
    .string()
    .min(1)
    .optional()
    .describe('PEM file of the authorities to trust in place of those of the system.'),
  certificateFile: z.string().min(1).optional().describe('PEM file of the client certificate.'),
  keyFile: z.string().min(1).optional().describe('PEM file of the key of the client certificate.'),
  serverName: z.string().min(1).optional().describe('Name to verify when it is not the host of the URL.'),
};

const subgraphSettings = z.strictObject({
  url: z.string().min(1).optional(),
  timeoutMs: z.number().int().min(1).optional(),
  tls: z.strictObject(tls).optional(),
  requestHeaders: requestHeaderRules.optional(),
  responseHeaders: responseHeaderRules.optional(),
});

/** Engine, and how it talks to subgraphs. */
export const federationConfig = z.strictObject({
  engine: z
    .enum(['apollo', 'compiled'])
    .default('compiled')
    .describe(
      'What executes operations: `compiled` compiles each operation once, `apollo` is the reference gateway.',
    ),
  subgraphUrls: z
    .record(z.string(), z.string().min(1))
    .default({})
    .describe(
      'Subgraph name to URL, in place of the URL the supergraph names; as JSON in the environment. Or `subgraphs.<name>.url`, not both.',
    ),
  allowedUrlSchemes: z
    .array(z.enum(['http', 'https', 'unix']))
    .default(['http', 'https'])
    .describe('Schemes a subgraph URL may have; a supergraph naming another one is refused.'),
  subgraphTimeoutMs: z
    .number()
    .int()
    .min(1)
    .default(10_000)
    .describe('Longest wait for the complete answer of a subgraph; afterwards its fields fail with TIMEOUT.'),
  connectTimeoutMs: z
    .number()
    .int()
    .min(1)
    .default(2_000)
    .describe('Longest wait for a connection to a subgraph.'),
  maxConnectionsPerSubgraph: z
    .number()
    .int()
    .min(1)
    .default(256)
    .describe('Open connections, and so requests in flight, per subgraph.'),
  maxSubgraphResponseBytes: z
    .number()
    .int()
    .min(1)
    .default(33_554_432)
    .describe('Largest answer of a subgraph; a larger one is cut and fails its fields.'),
  shareSubgraphRequests: z
    .boolean()
    .default(true)
    .describe('Identical subgraph requests in flight share one answer; `compiled` engine only.'),
  coalesceQueries: z
    .boolean()
    .default(true)
    .describe(
      'Identical client queries of the same identity in flight share one execution; `compiled` engine only.',
    ),
  answerMemoryBytes: z
    .number()
    .int()
    .min(0)
    .default(4_194_304)
    .describe(
      'Subgraph answers kept so that one with the same bytes is not parsed again, 0 for none; requests are sent all the same. `compiled` engine only.',
    ),
  planTimeoutMs: z
    .number()
    .int()
    .min(1)
    .default(500)
    .describe('Longest time to plan one operation; afterwards it fails with QUERY_PLAN_TIMEOUT.'),
  forwardedHeaders: z
    .array(z.string().regex(/^[!#$%&'*+.^_`|~\w-]+$/, 'must be a header name'))
    .default([])
    .describe('Client headers copied to every subgraph request. Identity headers never are.'),
  requestHeaders: requestHeaderRules
    .default([])
    .describe(
      'Rules for headers to subgraphs, after `forwardedHeaders`, in order: `{ kind: propagate, named | matching, rename, default }`, `{ kind: insert, name, value }`, `{ kind: remove, named | matching }`; `compiled` engine only.',
    ),
  responseHeaders: responseHeaderRules
    .default([])
    .describe(
      'Headers of subgraph answers that reach the client: `{ named | matching, rename, algorithm: first | last | append }`. `set-cookie` is never joined, and requests whose answers may set cookies are never shared; the strictest `cache-control` of all answers wins, `no-store` when there are errors; `compiled` engine only.',
    ),
  subgraphs: z
    .record(z.string(), subgraphSettings)
    .default({})
    .describe(
      'Differences by subgraph name: `{ url, timeoutMs, tls, requestHeaders, responseHeaders }`: `url` as in `subgraphUrls`, `tls` as below, rules after those for all; but for `url` and `tls` `compiled` engine only.',
    ),
  tls: z.strictObject(tls).prefault({}),
  http2: z
    .boolean()
    .default(true)
    .describe('HTTP/2 is offered to subgraphs behind TLS; `compiled` engine only.'),
  compression: z
    .boolean()
    .default(false)
    .describe('Subgraphs are asked to compress; pays between machines; `compiled` engine only.'),
  keepAliveTimeoutMs: z
    .number()
    .int()
    .min(1)
    .default(30_000)
    .describe('Time an idle connection to a subgraph stays open; `compiled` engine only.'),
  operationCacheBytes: z
    .number()
    .int()
    .min(1)
    .default(134_217_728)
    .describe(
      'Estimated memory for compiled operations, those of warm-up sources not counted; the least recently used go first; `compiled` engine only.',
    ),
  overrideLabels: z
    .array(z.string().min(1))
    .default([])
    .describe('Labels of progressive `@override` that are switched on; `compiled` engine only.'),
  overridePercentage: z
    .number()
    .min(0)
    .max(100)
    .optional()
    .describe(
      'Fixed draw that is compared with `percent(n)` labels of `@override`. Default: one draw per request. `compiled` engine only.',
    ),
});

/** Resolved `federation` section. */
export type FederationConfig = Readonly<z.infer<typeof federationConfig>>;
