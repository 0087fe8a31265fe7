import { z } from 'zod';

/** How much one client may have under way, so that others are served. */
export const overloadConfig = z.strictObject({
  maxRequestsPerConnection: z
    .number()
    .int()
    .min(1)
    .default(16)
    .describe(
      'GraphQL requests of one connection that are not answered yet (HTTP/1.1 pipelining); one more is 429 before its body is read, and the connection is closed.',
    ),
  maxRequestsPerViewer: z
    .number()
    .int()
    .min(1)
    .default(100)
    .describe('Operations of one viewer that are executed at the same time; one more is 429.'),
  maxRequestsPerAddress: z
    .number()
    .int()
    .min(1)
    .default(1_000)
    .describe(
      'The same for all clients of one address that are not signed in. Behind a balancer that is not in `server.trustedProxies` it is the limit of all of them together.',
    ),
});

/** Resolved `overload` section. */
export type OverloadConfig = Readonly<z.infer<typeof overloadConfig>>;
