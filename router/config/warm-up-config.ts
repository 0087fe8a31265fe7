import { z } from 'zod';

/** The `warmUp` section. */
export const warmUpConfig = z.strictObject({
  enabled: z
    .boolean()
    .default(true)
    .describe(
      'Whether operations are prepared before the router is ready and before a supergraph is replaced.',
    ),
  operationsFolder: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Folder whose `*.graphql` files, at any depth, hold operations that are prepared first and never forgotten.',
    ),
  popularShare: z
    .number()
    .min(0)
    .max(1)
    .default(0.3)
    .describe(
      'Part of the operations known to the replaced supergraph that is prepared for the next one, the most used first.',
    ),
  concurrency: z.number().int().min(1).max(64).default(4).describe('Operations prepared at the same time.'),
  timeoutMs: z
    .number()
    .int()
    .min(0)
    .default(10_000)
    .describe('Longest time a supergraph waits for its operations; what is left is prepared on first use.'),
});

/** Resolved `warmUp` section. */
export type WarmUpConfig = Readonly<z.infer<typeof warmUpConfig>>;
