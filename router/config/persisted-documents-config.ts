import { z } from 'zod';

/** Documents that clients name instead of sending. */
export const persistedDocumentsConfig = z.strictObject({
  mode: z
    .enum(['off', 'apq'])
    .default('apq')
    .describe(
      '`apq` lets clients register documents by their SHA-256 (automatic persisted queries); with `off` only the documents of `files` can be named.',
    ),
  files: z
    .array(z.string().min(1))
    .default([])
    .describe(
      'Files and folders of documents known beforehand: manifests of Apollo, Relay or the client preset (`*.json`), and `*.graphql` files, named by their SHA-256. They are planned before the router is ready.',
    ),
  maxBytes: z
    .number()
    .int()
    .min(1)
    .default(16_777_216)
    .describe('Memory for documents that clients registered; the least recently used go first.'),
  maxDocumentBytes: z
    .number()
    .int()
    .min(1)
    .default(262_144)
    .describe(
      'Largest document that is kept when a client registers it; a larger one is answered and not kept.',
    ),
  lifetimeSeconds: z
    .number()
    .int()
    .min(1)
    .default(86_400)
    .describe('Time a registered document is kept after it was last used.'),
});

/** Resolved `persistedDocuments` section. */
export type PersistedDocumentsConfig = Readonly<z.infer<typeof persistedDocumentsConfig>>;
