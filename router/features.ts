import { createAuthorization } from './authorization/authorization-feature.ts';
import { createCoalescing } from './coalescing/coalesce-queries.ts';
import { isIntrospectionEnabled, type RouterConfig } from './config/router-config.ts';
import { idempotencyKeyCheck } from './idempotency/idempotency-key.ts';
import { introspectionRefusal } from './introspection/refuse-introspection.ts';
import type { Logger } from './observability/logger.ts';
import type { Metrics } from './observability/metrics.ts';
import { createOperationLimitsFeature } from './operation-limits/operation-limits-feature.ts';
import { createClientLimit } from './overload/client-limit.ts';
import { createConnectionLimit } from './overload/connection-limit.ts';
import { createPersistedDocumentsFeature } from './persisted-documents/persisted-documents-feature.ts';
import type { Feature } from './pipeline/feature.ts';

/** Creates a feature; undefined when the configuration does without it. */
export type FeatureCreator = () => Feature | undefined | Promise<Feature>;

/**
 * The one list of features, each from its own section of the configuration. Within a phase they are called in this
 * order; of layers, the first is the outermost.
 */
export function listFeatures(
  config: RouterConfig,
  logger: Logger,
  metrics: Metrics,
): readonly FeatureCreator[] {
  return [
    () => createConnectionLimit(config.overload.maxRequestsPerConnection, metrics.overloadRefused),
    () => (isIntrospectionEnabled(config) ? undefined : introspectionRefusal),
    () =>
      createOperationLimitsFeature(config.operationLimits, (exceeded) => {
        metrics.operationLimitExceeded(exceeded.limit);
        logger.info({ ...exceeded, mode: config.operationLimits.mode }, 'operation over a limit');
      }),
    () => createAuthorization(config.limits.maxErrors),
    () => idempotencyKeyCheck,
    () => createClientLimit(config.overload, metrics.overloadRefused),
    () => createPersistedDocumentsFeature(config.persistedDocuments, metrics),
    () => (config.federation.coalesceQueries ? createCoalescing(metrics) : undefined),
  ];
}

/**
 * Creates features in the order of the list. Each is reported as soon as it exists, so that what it holds can be
 * released although one after it cannot be created.
 * @throws what the first one that cannot be created throws
 */
export async function createFeatures(
  creators: readonly FeatureCreator[],
  onCreated: (feature: Feature) => void,
): Promise<readonly Feature[]> {
  const features: Feature[] = [];
  for (const create of creators) {
    const feature = await create();
    if (feature === undefined) continue;
    features.push(feature);
    onCreated(feature);
  }
  return features;
}
