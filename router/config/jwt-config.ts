import { z } from 'zod';
import { webAddress } from './web-address.ts';

/** The `jwt` section. */
export const jwtConfig = z.strictObject({
  jwksUrl: webAddress()
    .optional()
    .describe(
      'JSON Web Key Set of the token issuer. Not set: authentication is off and every request anonymous.',
    ),
  issuer: z.string().min(1).optional().describe('Exact `iss` of access tokens. Required with `jwksUrl`.'),
  audience: z.string().min(1).optional().describe('Exact `aud` of access tokens. Required with `jwksUrl`.'),
  algorithms: z
    .array(z.enum(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']))
    .min(1)
    .default(['RS256'])
    .describe('Signature algorithms that are accepted. Symmetric ones cannot be.'),
  clockSkewSeconds: z
    .number()
    .int()
    .min(0)
    .max(300)
    .default(30)
    .describe('Difference of clocks that is tolerated for `exp`, `nbf` and `iat`.'),
  pollIntervalMs: z.number().int().min(1).default(300_000).describe('How often the key set is fetched.'),
  refreshCooldownMs: z
    .number()
    .int()
    .min(0)
    .default(30_000)
    .describe('Shortest time between two fetches caused by unknown key ids.'),
  timeoutMs: z.number().int().min(1).default(5_000).describe('Longest wait for the key set.'),
  staleKeysMs: z
    .number()
    .int()
    .min(0)
    .default(86_400_000)
    .describe('How long the last good keys are used when the key set cannot be fetched.'),
  cacheEntries: z.number().int().min(1).default(10_000).describe('Verified tokens kept until they expire.'),
});

/** Resolved `jwt` section. */
export type JwtConfig = Readonly<z.infer<typeof jwtConfig>>;
