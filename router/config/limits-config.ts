import { z } from 'zod';

/** The `limits` section. */
export const limitsConfig = z.strictObject({
  maxTokens: z.number().int().min(1).default(5_000).describe('Lexical tokens of a document; more is 400.'),
  maxErrors: z
    .number()
    .int()
    .min(1)
    .default(20)
    .describe('Validation or variable errors that are reported; the search stops there.'),
  maxOperationNameLength: z
    .number()
    .int()
    .min(1)
    .default(512)
    .describe('Longest `operationName` in characters; longer is 400.'),
  documentCacheBytes: z
    .number()
    .int()
    .min(0)
    .default(67_108_864)
    .describe('Estimated memory for parsed and validated documents; the least recently used go first.'),
});

/** The `introspection` section. */
export const introspectionConfig = z.strictObject({
  enabled: z
    .boolean()
    .optional()
    .describe(
      'Whether `__schema` and `__type` are answered. Default: in development, with GraphiQL, and when `jwt.jwksUrl` is not set (a graph without authentication).',
    ),
  sdl: z
    .boolean()
    .optional()
    .describe('Whether `/schema.graphql` shows the schema as text. Default: as `introspection.enabled`.'),
});

/** Resolved `limits` section. */
export type LimitsConfig = Readonly<z.infer<typeof limitsConfig>>;
