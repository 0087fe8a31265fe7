import { z } from 'zod';

/** The `planning` section. */
export const planningConfig = z.strictObject({
  timeoutMs: z
    .number()
    .int()
    .min(1)
    .default(500)
    .describe('Longest time to plan one operation; afterwards it fails with QUERY_PLAN_TIMEOUT.'),
  cacheBytes: z
    .number()
    .int()
    .min(1)
    .default(134_217_728)
    .describe(
      'Estimated memory for planned and compiled operations, those of warm-up sources not counted; the least recently used go first; `compiled` engine only.',
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
      'Fixed number that is compared with `percent(n)` labels of `@override`. Default: a random one per request. `compiled` engine only.',
    ),
});

/** Resolved `planning` section. */
export type PlanningConfig = Readonly<z.infer<typeof planningConfig>>;
