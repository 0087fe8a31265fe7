import { z } from 'zod';
import { csrfConfig, graphiqlConfig } from './browser-config.ts';
import { findPathCollisions } from './built-in-paths.ts';
import { compressionConfig } from './compression-config.ts';
import { corsConfig, findCorsMistakes } from './cors-config.ts';
import { errorsConfig } from './errors-config.ts';
import { federationConfig } from './federation-config.ts';
import { headersConfig } from './headers-config.ts';
import { homepageConfig } from './homepage-config.ts';
import { jwtConfig } from './jwt-config.ts';
import { introspectionConfig, limitsConfig } from './limits-config.ts';
import { findTooLongTimes, longestTimeMs } from './longest-times.ts';
import { loggingConfig, metricsConfig } from './observability-config.ts';
import { operationLimitsConfig } from './operation-limits-config.ts';
import { overloadConfig } from './overload-config.ts';
import { persistedDocumentsConfig } from './persisted-documents-config.ts';
import { planningConfig } from './planning-config.ts';
import { serverConfig } from './server-config.ts';
import { findTlsWithoutHttps, subgraphsConfig } from './subgraphs-config.ts';
import { supergraphConfig } from './supergraph-config.ts';
import { viewerTokenConfig } from './viewer-token-config.ts';
import { warmUpConfig } from './warm-up-config.ts';
import { workersConfig } from './workers-config.ts';

/** All sections of the configuration; the options of each are documented in its own file. */
export const routerConfig = z
  .strictObject({
    environment: z
      .enum(['development', 'production'])
      .default('production')
      .describe('`development` turns on GraphiQL, introspection and suggestions in error messages.'),
    server: serverConfig
      .prefault({})
      .describe('Listener, limits of the transport, and how the process stops.'),
    workers: workersConfig.prefault({}).describe('Processes that serve the port together.'),
    supergraph: supergraphConfig
      .prefault({})
      .describe(
        'Where the supergraph comes from: a file, an address, or subgraphs that are asked for their schemas and composed.',
      ),
    warmUp: warmUpConfig
      .prefault({})
      .describe('What is planned and compiled before a supergraph takes over.'),
    federation: federationConfig
      .prefault({})
      .describe('The engine that executes operations, and what concurrent requests share in it.'),
    planning: planningConfig
      .prefault({})
      .describe('How operations become plans, and how many of them are kept.'),
    subgraphs: subgraphsConfig
      .prefault({})
      .describe('How the router talks to subgraphs: settings for `all`, and differences by subgraph name.'),
    jwt: jwtConfig
      .prefault({})
      .describe('Verification of access tokens. Without `jwksUrl` every request is anonymous.'),
    viewerToken: viewerTokenConfig
      .prefault({})
      .describe('The signed token that names the viewer to subgraphs.'),
    headers: headersConfig
      .prefault({})
      .describe('What subgraphs are sent about the client, and which client headers are never believed.'),
    errors: errorsConfig
      .prefault({})
      .describe(
        'What of the errors of subgraphs reaches clients: rules for `all`, and differences by subgraph name.',
      ),
    compression: compressionConfig.prefault({}).describe('Compression of answers.'),
    cors: corsConfig.prefault({}).describe('Which web pages of other origins may call the router.'),
    csrf: csrfConfig
      .prefault({})
      .describe('Refusal of queries by GET that a page of another site could make a browser send.'),
    introspection: introspectionConfig.prefault({}).describe('Whether clients may ask for the schema.'),
    homepage: homepageConfig.prefault({}).describe('What `/` says of the router.'),
    graphiql: graphiqlConfig.prefault({}).describe('The query editor.'),
    limits: limitsConfig.prefault({}).describe('What a document may cost before anything is executed.'),
    operationLimits: operationLimitsConfig
      .prefault({})
      .describe('How large an operation may be, counted before it is planned.'),
    persistedDocuments: persistedDocumentsConfig
      .prefault({})
      .describe('Documents that clients name instead of sending.'),
    overload: overloadConfig
      .prefault({})
      .describe('How much one client may have under way, so that others are served.'),
    logging: loggingConfig.prefault({}).describe('What is written to the log.'),
    metrics: metricsConfig.prefault({}).describe('Prometheus metrics.'),
  })
  .superRefine((config, context) => {
    const refuse = (path: readonly string[], message: string) =>
      context.addIssue({ code: 'custom', path: [...path], message });
    for (const { option, message } of findPathCollisions(config)) refuse(option.split('.'), message);
    const hasFile = config.supergraph.file !== undefined;
    const hasSubgraphs = config.supergraph.subgraphs.length > 0;
    const hasUrl = config.supergraph.url !== undefined;
    if (!hasFile && !hasUrl && !hasSubgraphs) {
      refuse(
        ['supergraph', 'file'],
        'is required: name a supergraph file or supergraph.url, or list supergraph.subgraphs',
      );
    }
    if (hasFile && hasSubgraphs) {
      refuse(['supergraph', 'subgraphs'], 'cannot be combined with supergraph.file');
    }
    if (hasUrl && (hasFile || hasSubgraphs)) {
      const other = hasFile ? 'supergraph.file' : 'supergraph.subgraphs';
      refuse(['supergraph', 'url'], `cannot be combined with ${other}`);
    }
    for (const key of ['token', 'copyFile'] as const) {
      if (config.supergraph[key] !== undefined && !hasUrl)
        refuse(['supergraph', key], 'is for supergraph.url, which is not set');
    }
    for (const name of findTlsWithoutHttps(config.subgraphs, config.supergraph.subgraphs)) {
      refuse(['subgraphs', name, 'tls'], 'needs a URL of the subgraph that is https');
    }
    if (config.jwt.jwksUrl !== undefined) {
      if (config.jwt.issuer === undefined) refuse(['jwt', 'issuer'], 'is required with jwt.jwksUrl');
      if (config.jwt.audience === undefined) refuse(['jwt', 'audience'], 'is required with jwt.jwksUrl');
    }
    if (config.viewerToken.reuseSeconds >= config.viewerToken.lifetimeSeconds) {
      refuse(['viewerToken', 'reuseSeconds'], 'must be below viewerToken.lifetimeSeconds');
    }
    const { demoUsers, ...login } = config.graphiql;
    for (const key of ['demoPassword', 'demoLoginOperation', 'demoTokenPath'] as const) {
      if (demoUsers.length > 0 && login[key] === undefined) {
        refuse(['graphiql', key], 'is required with graphiql.demoUsers');
      }
    }
    for (const path of findTooLongTimes(config))
      refuse(path, `must be at most ${longestTimeMs}, which is 20 days`);
    for (const [option, message] of findCorsMistakes(config.cors)) refuse(['cors', option], message);
  });

/** What a configuration file, the environment and flags may hold, before defaults. */
export type RouterConfigInput = z.input<typeof routerConfig>;

/** The complete configuration after defaults. Frozen by the loader. */
export type RouterConfig = Readonly<z.infer<typeof routerConfig>>;

/** Whether browsers get GraphiQL: as configured, else in development. */
export function isGraphiqlEnabled(config: RouterConfig): boolean {
  return config.graphiql.enabled ?? config.environment === 'development';
}

/** Whether introspection is answered: as configured, else in development, with GraphiQL, and for a graph without authentication. */
export function isIntrospectionEnabled(config: RouterConfig): boolean {
  const isOpenGraph = config.jwt.jwksUrl === undefined;
  return (
    config.introspection.enabled ??
    (config.environment === 'development' || isGraphiqlEnabled(config) || isOpenGraph)
  );
}

/** Whether `/schema.graphql` shows the schema: as configured, else where introspection is answered. */
export function isSchemaTextShown(config: RouterConfig): boolean {
  return config.introspection.sdl ?? isIntrospectionEnabled(config);
}
