import { z } from 'zod';

const link = z.strictObject({
  label: z.string().min(1),
  url: z.string().regex(/^(\/(?!\/)|https?:\/\/)/, 'must be a path of this server or an http(s) URL'),
});

/** The `homepage` section. */
export const homepageConfig = z.strictObject({
  enabled: z
    .boolean()
    .default(true)
    .describe('Whether `/` says what runs here: a page for browsers, JSON for all other clients.'),
  title: z.string().min(1).default('Supergraph').describe('Name of what runs here.'),
  links: z
    .array(link)
    .default([])
    .describe('Further links of the page, `[{ label, url }]`: documentation, for example.'),
});

/** Resolved `homepage` section. */
export type HomepageConfig = Readonly<z.infer<typeof homepageConfig>>;
