import { z } from 'zod';
import { corsConfig, csrfConfig, graphiqlConfig } from './browser-config.ts';
import { errorsConfig } from './errors-config.ts';
import { federationConfig } from './federation-config.ts';
import { headersConfig } from './headers-config.ts';
import { jwtConfig } from './jwt-config.ts';
import { introspectionConfig, limitsConfig } from './limits-config.ts';
import { loggingConfig, metricsConfig } from './observability-config.ts';
import { planningConfig } from './planning-config.ts';
import { serverConfig } from './server-config.ts';
import { subgraphsConfig } from './subgraphs-config.ts';
import { supergraphConfig } from './supergraph-config.ts';
import { viewerTokenConfig } from './viewer-token-config.ts';
import { warmUpConfig } from './warm-up-config.ts';
import { workersConfig } from './workers-config.ts';

/** All sections of the configuration, each documented in its own file. */
export const routerConfig = z
  .strictObject({
    environment: z
      .enum(['development', 'production'])
      .default('production')
      .describe('`development` turns on GraphiQL, introspection and suggestions in error messages.'),
    server: serverConfig.prefault({}),
    workers: workersConfig.prefault({}),
    supergraph: supergraphConfig.prefault({}),
    warmUp: warmUpConfig.prefault({}),
    federation: federationConfig.prefault({}),
    planning: planningConfig.prefault({}),
    subgraphs: subgraphsConfig.prefault({}),
    jwt: jwtConfig.prefault({}),
    viewerToken: viewerTokenConfig.prefault({}),
    headers: headersConfig.prefault({}),
    errors: errorsConfig.prefault({}),
    cors: corsConfig.prefault({}),
    csrf: csrfConfig.prefault({}),
    introspection: introspectionConfig.prefault({}),
    graphiql: graphiqlConfig.prefault({}),
    limits: limitsConfig.prefault({}),
    logging: loggingConfig.prefault({}),
    metrics: metricsConfig.prefault({}),
  })
  .superRefine((config, context) => {
    const refuse = (path: readonly string[], message: string) =>
      context.addIssue({ code: 'custom', path: [...path], message });
    const hasFile = config.supergraph.file !== undefined;
    const hasSubgraphs = config.supergraph.subgraphs.length > 0;
    if (!hasFile && !hasSubgraphs) {
      refuse(['supergraph', 'file'], 'is required: name a supergraph file, or list supergraph.subgraphs');
    }
    if (hasFile && hasSubgraphs) {
      refuse(['supergraph', 'subgraphs'], 'cannot be combined with supergraph.file');
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
    const anyOrigin = config.cors.origins.includes('*');
    if (anyOrigin && config.cors.credentials) {
      refuse(['cors', 'credentials'], 'cannot be allowed for every origin: list the origins');
    }
    if (anyOrigin && config.cors.origins.length > 1) {
      refuse(['cors', 'origins'], 'is either "*" alone or a list of origins');
    }
  });

/** What a configuration file, the environment and flags may hold, before defaults. */
export type RouterConfigInput = z.input<typeof routerConfig>;

/** The complete configuration after defaults. Frozen by the loader. */
export type RouterConfig = Readonly<z.infer<typeof routerConfig>>;

/** Whether browsers get GraphiQL: as configured, else in development. */
export function isGraphiqlEnabled(config: RouterConfig): boolean {
  return config.graphiql.enabled ?? config.environment === 'development';
}

/** Whether introspection is answered: as configured, else where there is nobody to keep it from. */
export function isIntrospectionEnabled(config: RouterConfig): boolean {
  const isOpenGraph = config.jwt.jwksUrl === undefined;
  return (
    config.introspection.enabled ??
    (config.environment === 'development' || isGraphiqlEnabled(config) || isOpenGraph)
  );
}
