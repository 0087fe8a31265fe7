import { z } from 'zod';

/** The `headers` section. */
export const headersConfig = z.strictObject({
  clientAddress: z
    .enum(['mutations', 'always', 'never'])
    .default('mutations')
    .describe(
      'With which operations subgraphs are sent the address of the client and its user agent (`x-client-ip`, `x-client-user-agent`), for throttling and audit. `always` keeps requests of two clients from sharing work.',
    ),
  identityHeaders: z
    .array(z.string().min(1))
    .default([])
    .describe(
      'Further client headers that are dropped because they claim an identity; a trailing `*` matches a prefix, `_` counts as `-`. `x-viewer-token`, `x-user-*`, `x-org-*`, `x-tenant-*`, `x-client-ip` and their like always are.',
    ),
});

/** Resolved `headers` section. */
export type HeadersConfig = Readonly<z.infer<typeof headersConfig>>;
