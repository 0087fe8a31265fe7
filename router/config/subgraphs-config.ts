import { z } from 'zod';
import { type ErrorsConfig, namedPropagationOf } from './errors-config.ts';
import { requestHeaderRules, responseHeaderRules } from './header-rules-config.ts';

const tls = z.strictObject({
  caFile: z
    .string()
    .min(1)
    .optional()
    .describe('PEM file of the authorities to trust in place of those of the system.'),
  certificateFile: z.string().min(1).optional().describe('PEM file of the client certificate.'),
  keyFile: z.string().min(1).optional().describe('PEM file of the key of the client certificate.'),
  serverName: z.string().min(1).optional().describe('Name to verify when it is not the host of the URL.'),
});

const positive = z.number().int().min(1);

const settings = {
  timeoutMs: positive.describe(
    'Longest wait for the complete answer of a subgraph; afterwards its fields fail with TIMEOUT.',
  ),
  connectTimeoutMs: positive.describe('Longest wait for a connection to a subgraph.'),
  maxConnections: positive.describe('Open connections, and so requests in flight, per subgraph.'),
  maxResponseBytes: positive.describe(
    'Largest answer of a subgraph; a larger one is cut and fails its fields.',
  ),
  keepAliveTimeoutMs: positive.describe('Time an idle connection to a subgraph stays open.'),
  http2: z.boolean().describe('HTTP/2 is offered to subgraphs behind TLS.'),
  compression: z.boolean().describe('Subgraphs are asked to compress; pays between machines.'),
  requestHeaders: requestHeaderRules.describe(
    'Which client headers subgraphs are sent, and what else; without a rule none. In order: `{ kind: propagate, named | matching, rename, default }`, `{ kind: insert, name, value }`, `{ kind: remove, named | matching }`; those of one subgraph follow those of `all`. Identity headers are dropped before.',
  ),
  responseHeaders: responseHeaderRules.describe(
    'Headers of subgraph answers that reach the client: `{ named | matching, rename, algorithm: first | last | append }`. `set-cookie` is never joined, and requests whose answers may set cookies are never shared; the strictest `cache-control` of all answers wins, `no-store` when there are errors; those of one subgraph follow those of `all`.',
  ),
};

const allSubgraphs = z.strictObject({
  timeoutMs: settings.timeoutMs.default(10_000),
  connectTimeoutMs: settings.connectTimeoutMs.default(2_000),
  maxConnections: settings.maxConnections.default(256),
  maxResponseBytes: settings.maxResponseBytes.default(33_554_432),
  keepAliveTimeoutMs: settings.keepAliveTimeoutMs.default(30_000),
  http2: settings.http2.default(true),
  compression: settings.compression.default(false),
  tls: tls.prefault({}),
  requestHeaders: settings.requestHeaders.default([]),
  responseHeaders: settings.responseHeaders.default([]),
});

const oneSubgraph = z
  .strictObject(
    {
      url: z
        .string()
        .min(1)
        .optional()
        .describe(
          'Address in place of the one the supergraph names: http, https, or `unix:<socket>:<path>`.',
        ),
      timeoutMs: settings.timeoutMs.optional(),
      connectTimeoutMs: settings.connectTimeoutMs.optional(),
      maxConnections: settings.maxConnections.optional(),
      maxResponseBytes: settings.maxResponseBytes.optional(),
      keepAliveTimeoutMs: settings.keepAliveTimeoutMs.optional(),
      http2: settings.http2.optional(),
      compression: settings.compression.optional(),
      tls: tls.optional(),
      requestHeaders: settings.requestHeaders.optional(),
      responseHeaders: settings.responseHeaders.optional(),
    },
    { error: (issue) => (issue.code === 'invalid_type' ? 'must hold the options of a subgraph' : undefined) },
  )
  .describe(
    'Options of the subgraph of that name: `url`, and any of `all`, which it inherits where it says nothing. In the environment one JSON object for all names: `{"products": {"url": "http://products:4001/graphql"}}`.',
  );

/** The `subgraphs` section. */
export const subgraphsConfig = z.object({ all: allSubgraphs.prefault({}) }).catchall(oneSubgraph);

/** Resolved `subgraphs` section; every key but `all` is the name of a subgraph. */
export type SubgraphsConfig = Readonly<z.infer<typeof subgraphsConfig>>;

/** What is said about one subgraph, before it inherits from `all`. */
type OneSubgraphConfig = Readonly<z.infer<typeof oneSubgraph>>;

/** What the configuration says about named subgraphs, without what is for all of them. */
export function namedSubgraphsOf({
  all: _all,
  ...named
}: SubgraphsConfig): Readonly<Record<string, OneSubgraphConfig>> {
  return named;
}

/** URLs that replace those of the supergraph, by subgraph name. */
export function subgraphUrlsOf(subgraphs: SubgraphsConfig): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(namedSubgraphsOf(subgraphs)).flatMap(([name, { url }]) =>
      url === undefined ? [] : [[name, url] as const],
    ),
  );
}

/** Names that settings are for and that a supergraph does not have; probably misspelt. */
export function unknownSubgraphsOf(
  { subgraphs, errors }: { readonly subgraphs: SubgraphsConfig; readonly errors: ErrorsConfig },
  names: readonly string[],
): readonly string[] {
  const configured = [namedSubgraphsOf(subgraphs), namedPropagationOf(errors)].flatMap(Object.keys);
  return [...new Set(configured)].filter((name) => !names.includes(name));
}

/**
 * Names of subgraphs that have TLS options of their own and a URL that is not https. A URL that only the supergraph
 * knows is checked with it.
 * @param endpoints subgraphs that are asked for their schemas
 */
export function findTlsWithoutHttps(
  subgraphs: SubgraphsConfig,
  endpoints: ReadonlyArray<{ readonly name: string; readonly url: string }>,
): readonly string[] {
  return Object.entries(namedSubgraphsOf(subgraphs)).flatMap(([name, { url, tls: ownTls }]) => {
    const known = url ?? endpoints.find((endpoint) => endpoint.name === name)?.url;
    return ownTls === undefined || known === undefined || /^https:/i.test(known) ? [] : [name];
  });
}
