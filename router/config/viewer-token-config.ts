import { z } from 'zod';

/** The `viewerToken` section. */
export const viewerTokenConfig = z.strictObject({
  secret: z
    .string()
    .refine((secret) => Buffer.byteLength(secret) >= 32, 'must be at least 32 bytes long')
    .optional()
    .describe(
      'Secret shared with the subgraphs (HS256, at least 32 bytes). Not set: no viewer token is sent.',
    ),
  issuer: z.string().min(1).default('router').describe('`iss` of viewer tokens.'),
  audience: z.string().min(1).default('subgraphs').describe('`aud` of viewer tokens.'),
  lifetimeSeconds: z.number().int().min(5).max(300).default(60).describe('Life of a viewer token.'),
  reuseSeconds: z
    .number()
    .int()
    .min(0)
    .max(300)
    .default(30)
    .describe('How long a signed token is reused for the same identity; below `lifetimeSeconds`.'),
});

/** Resolved `viewerToken` section. */
export type ViewerTokenConfig = Readonly<z.infer<typeof viewerTokenConfig>>;
