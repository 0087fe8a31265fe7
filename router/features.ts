import { createAuthorization } from './authorization/authorization-feature.ts';
import { createCoalescing } from './coalescing/coalesce-queries.ts';
import { isIntrospectionEnabled, type RouterConfig } from './config/router-config.ts';
import { introspectionRefusal } from './introspection/refuse-introspection.ts';
import type { Logger } from './observability/logger.ts';
import type { Metrics } from './observability/metrics.ts';
import { createOperationLimitsFeature } from './operation-limits/operation-limits-feature.ts';
import { createClientLimit } from './overload/client-limit.ts';
import { createConnectionLimit } from './overload/connection-limit.ts';
import { createPersistedDocumentsFeature } from './persisted-documents/persisted-documents-feature.ts';
import type { Feature } from './pipeline/feature.ts';

/**
 * The one list of features, each from its own section of the configuration. Within a phase they are called in this
 * order; of layers, the first is the outermost.
 */
export async function createFeatures(
  config: RouterConfig,
  logger: Logger,
  metrics: Metrics,
): Promise<readonly Feature[]> {
  return [
    createConnectionLimit(config.overload.maxRequestsPerConnection, metrics.overloadRefused),
    ...(isIntrospectionEnabled(config) ? [] : [introspectionRefusal]),
    createOperationLimitsFeature(config.operationLimits, (exceeded) => {
      metrics.operationLimitExceeded(exceeded.limit);
      logger.info({ ...exceeded, mode: config.operationLimits.mode }, 'operation over a limit');
    }),
    createAuthorization(config.limits.maxErrors),
    createClientLimit(config.overload, metrics.overloadRefused),
    await createPersistedDocumentsFeature(config.persistedDocuments, metrics.persistedDocumentLookedUp),
    ...(config.federation.coalesceQueries ? [createCoalescing(metrics)] : []),
  ];
}
