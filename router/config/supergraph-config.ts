import { z } from 'zod';
import { webAddress } from './web-address.ts';

const subgraphSource = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z][\w-]*$/, 'must start with a letter and hold letters, digits, "_" and "-"'),
  url: webAddress(),
});

/** The `supergraph` section. */
export const supergraphConfig = z.strictObject({
  file: z
    .string()
    .min(1)
    .optional()
    .describe('Supergraph SDL file. Exactly one of `file`, `url` and `subgraphs` is set.'),
  url: webAddress()
    .optional()
    .describe(
      'Address of a supergraph SDL, asked again with `If-None-Match` every `pollIntervalMs`, after failures with growing pauses. Redirects are not followed.',
    ),
  token: z
    .string()
    .regex(/^[\x21-\x7E]+$/, 'must be letters, digits and signs of ASCII without spaces')
    .optional()
    .describe('Sent to `url` as `Authorization: Bearer`.'),
  timeoutMs: z
    .number()
    .int()
    .min(1)
    .default(10_000)
    .describe('Longest wait for the complete answer of `url`.'),
  maxBytes: z
    .number()
    .int()
    .min(1)
    .default(33_554_432)
    .describe('Largest answer of `url`; a larger one is refused.'),
  copyFile: z
    .string()
    .min(1)
    .optional()
    .describe(
      'File that keeps the last supergraph of `url` that was accepted; served at a start while `url` gives none. It belongs to its address: beside another `url` it is not used, and replaced when that one gives a supergraph. Default: none is kept.',
    ),
  watch: z.boolean().default(true).describe('Whether a changed `file` is loaded while running.'),
  pollIntervalMs: z
    .number()
    .int()
    .min(50)
    .default(10_000)
    .describe(
      'How often the source is looked at: the file as a fallback to change events, `url` and subgraphs as the rule.',
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
