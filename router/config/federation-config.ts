import { z } from 'zod';

/** The `federation` section. */
export const federationConfig = z.strictObject({
  engine: z
    .enum(['apollo', 'compiled'])
    .default('compiled')
    .describe(
      'What executes operations: `compiled` compiles each operation once, `apollo` is the reference gateway.',
    ),
  shareSubgraphRequests: z
    .boolean()
    .default(true)
    .describe(
      'Identical subgraph requests in flight share one answer when their identity and every header that may change an answer are the same; `compiled` engine only.',
    ),
  coalesceQueries: z
    .boolean()
    .default(true)
    .describe(
      'Identical client queries in flight share one execution when their identity and every header that may change an answer are the same.',
    ),
  answerMemoryBytes: z
    .number()
    .int()
    .min(0)
    .default(4_194_304)
    .describe(
      'Subgraph answers kept so that one with the same bytes is not parsed again, 0 for none; requests are sent all the same. `compiled` engine only.',
    ),
});

/** Resolved `federation` section. */
export type FederationConfig = Readonly<z.infer<typeof federationConfig>>;
