import { z } from 'zod';
import { logFormats } from '../command/log-stream.ts';

/** The `logging` section. */
export const loggingConfig = z.strictObject({
  level: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .describe('Least severe level that is written. Each request is one line at `info`.'),
  format: z
    .enum(logFormats)
    .default('auto')
    .describe('`auto` is `pretty` in a terminal and `json`, one object a line, elsewhere.'),
  redact: z
    .array(z.string().min(1))
    .default([])
    .describe('Further property paths whose values are replaced by "[redacted]".'),
});

/** The `metrics` section. */
export const metricsConfig = z.strictObject({
  enabled: z.boolean().default(true).describe('Whether metrics are collected and served.'),
  maxOperations: z
    .number()
    .int()
    .min(1)
    .default(100)
    .describe(
      'Names of operations that become labels. A name gets a place when it comes for the second time, and after 4, 8 and 16 times as a quarter, a half and three quarters of the places are taken; those of stored operations when they first come. What has no place, or not yet, is counted as `other`.',
    ),
  maxClients: z
    .number()
    .int()
    .min(1)
    .default(20)
    .describe('Names of clients that become labels, in the same way.'),
  path: z.string().startsWith('/').default('/metrics').describe('Path that serves them.'),
  host: z.string().min(1).default('127.0.0.1').describe('Address of the separate listener of `port`.'),
  port: z
    .number()
    .int()
    .min(0)
    .max(65_535)
    .optional()
    .describe('Serves metrics on a listener of their own, and no longer on the public one.'),
});

/** Resolved `logging` section. */
export type LoggingConfig = Readonly<z.infer<typeof loggingConfig>>;
/** Resolved `metrics` section. */
export type MetricsConfig = Readonly<z.infer<typeof metricsConfig>>;
