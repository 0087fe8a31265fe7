import { z } from 'zod';

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
    .describe('Subgraph name to URL, in place of the URL the supergraph names; as JSON in the environment.'),
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
});

/** Resolved `federation` section. */
export type FederationConfig = Readonly<z.infer<typeof federationConfig>>;
