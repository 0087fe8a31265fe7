import { z } from 'zod';

/** The `server` section. */
export const serverConfig = z.strictObject({
  host: z.string().min(1).default('0.0.0.0').describe('Address to listen on.'),
  port: z.number().int().min(0).max(65_535).default(4000).describe('Port to listen on; 0 picks a free one.'),
  path: z
    .string()
    .regex(/^\/[\w/-]*$/, 'must be an absolute path of letters, digits, "_", "-" and "/"')
    .default('/graphql')
    .describe('Path of the GraphQL endpoint.'),
  requestTimeoutMs: z
    .number()
    .int()
    .min(1)
    .default(30_000)
    .describe('Whole life of a request, body included; afterwards the client gets 504 with code TIMEOUT.'),
  headersTimeoutMs: z
    .number()
    .int()
    .min(1)
    .default(10_000)
    .describe('Time a client has to send all its headers; afterwards the connection is closed.'),
  keepAliveTimeoutMs: z
    .number()
    .int()
    .min(1)
    .default(75_000)
    .describe('Time an idle connection stays open; keep it above the idle timeout of the load balancer.'),
  maxBodyBytes: z.number().int().min(1).default(2_097_152).describe('Largest request body; larger is 413.'),
  maxJsonDepth: z
    .number()
    .int()
    .min(1)
    .default(64)
    .describe('Deepest nesting of arrays and objects in a request body; deeper is 400.'),
  maxHeaderBytes: z
    .number()
    .int()
    .min(1024)
    .default(16_384)
    .describe('Size of all request headers together; larger is 431.'),
  maxHeaders: z.number().int().min(10).default(100).describe('Number of request headers; more is 431.'),
  maxUrlBytes: z.number().int().min(256).default(8_192).describe('Longest request target; longer is 414.'),
  trustedProxies: z
    .array(z.string().min(1))
    .default([])
    .describe('Addresses or CIDR ranges whose X-Forwarded-For is believed; none by default.'),
  drainDelayMs: z
    .number()
    .int()
    .min(0)
    .default(0)
    .describe(
      'Time between "not ready" and refusing new connections when stopping, so that load balancers notice.',
    ),
  drainTimeoutMs: z
    .number()
    .int()
    .min(0)
    .default(60_000)
    .describe('Longest wait for requests in flight when stopping; afterwards connections are cut.'),
  jsonErrorStatus: z
    .enum(['spec', '400'])
    .default('spec')
    .describe(
      'Status of a request error for clients that accept only `application/json`: `spec` answers 200 as GraphQL over HTTP asks, `400` answers as for all other clients.',
    ),
});

/** Resolved `server` section. */
export type ServerConfig = Readonly<z.infer<typeof serverConfig>>;
