import { z } from 'zod';

/** The `compression` section. */
export const compressionConfig = z.strictObject({
  enabled: z
    .boolean()
    .default(true)
    .describe('Whether answers are compressed for clients that accept it (`Accept-Encoding`).'),
  thresholdBytes: z
    .number()
    .int()
    .min(0)
    .default(1_024)
    .describe('Smallest body that is compressed; smaller ones only for clients that refuse `identity`.'),
  encodings: z
    .array(z.enum(['zstd', 'br', 'gzip']))
    .min(1)
    .default(['zstd', 'br', 'gzip'])
    .describe('Content codings on offer; of those a client likes equally, the first is used.'),
});

/** Resolved `compression` section. */
export type CompressionConfig = Readonly<z.infer<typeof compressionConfig>>;
