import { z } from 'zod';

const subgraphSource = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z][\w-]*$/, 'must start with a letter and hold letters, digits, "_" and "-"'),
  url: z.url({ protocol: /^https?$/, error: 'must be an absolute http or https URL' }),
});

/** The `supergraph` section. */
export const supergraphConfig = z.strictObject({
  file: z
    .string()
    .min(1)
    .optional()
    .describe('Supergraph SDL file. Exactly one of `file` and `subgraphs` is set.'),
  watch: z.boolean().default(true).describe('Whether a changed `file` is loaded while running.'),
  pollIntervalMs: z
    .number()
    .int()
    .min(50)
    .default(10_000)
    .describe(
      'How often the source is looked at: the file as a fallback to change events, subgraphs as the rule.',
    ),
  subgraphs: z
    .array(subgraphSource)
    .default([])
    .describe('Subgraphs to ask for `_service { sdl }` and compose; as JSON in the environment.'),
  allowedUrlSchemes: z
    .array(z.enum(['http', 'https', 'unix']))
    .default(['http', 'https'])
    .describe('Schemes a subgraph URL may have; a supergraph naming another one is refused.'),
  drainTimeoutMs: z
    .number()
    .int()
    .min(0)
    .default(60_000)
    .describe('Longest time a replaced supergraph is kept for the requests that started on it.'),
});

/** Resolved `supergraph` section. */
export type SupergraphConfig = Readonly<z.infer<typeof supergraphConfig>>;
