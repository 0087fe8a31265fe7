import type { Authenticator } from './authentication/authenticate.ts';
import { createHeaderFilter } from './authentication/identity-headers.ts';
import type { ViewerTokenSigner } from './authentication/viewer-token.ts';
import type { RouterConfig } from './config/router-config.ts';
import { logMasked } from './observability/log-masked.ts';
import { errorFields, type Logger } from './observability/logger.ts';
import { createErrorPropagation, createGraphErrorLookup } from './pipeline/error-propagation.ts';
import type { Feature } from './pipeline/feature.ts';
import type { PipelineParts } from './pipeline/handle-graphql-request.ts';
import { createRequestIdentifier } from './pipeline/identify-request.ts';
import { createErrorMask } from './pipeline/mask-error.ts';
import { phasesOf } from './pipeline/phases.ts';
import { createRequestRecorder, type RequestObserver } from './pipeline/record-request.ts';
import { createSharingKey } from './pipeline/sharing-key.ts';
import { headerRulesOf } from './subgraph-http/subgraph-settings.ts';
import type { Generation } from './supergraph/generation.ts';

/** What the pipeline uses and does not own. */
interface PipelineSurroundings {
  /** In the order of the one list. */
  readonly features: readonly Feature[];
  /** The supergraph in service; undefined while there is none. */
  readonly currentGeneration: () => Generation | undefined;
  readonly authenticate: Authenticator;
  /** Undefined when no viewer token is configured. */
  readonly viewerTokens: ViewerTokenSigner | undefined;
  readonly logger: Logger;
  readonly metrics: RequestObserver;
}

/** Puts the pipeline together as the configuration asks for it. */
export function createPipeline(config: RouterConfig, surroundings: PipelineSurroundings): PipelineParts {
  const { logger, metrics } = surroundings;
  const { clientAddress, identityHeaders } = config.headers;
  const isDevelopment = config.environment === 'development';
  const findCode = createGraphErrorLookup(config.errors);
  return {
    phases: phasesOf(surroundings.features),
    identify: createRequestIdentifier(),
    currentGeneration: surroundings.currentGeneration,
    authenticate: surroundings.authenticate,
    variableLimits: { maxErrors: config.limits.maxErrors, showSuggestions: isDevelopment },
    filterHeaders: createHeaderFilter(identityHeaders),
    sharingKeyOf: createSharingKey(headerRulesOf(config.subgraphs), clientAddress),
    clientAddress,
    viewerTokens: surroundings.viewerTokens,
    showsPlans: isDevelopment,
    maskError: createErrorMask({
      propagationOf: createErrorPropagation(config.errors, isDevelopment),
      find: findCode,
      onMasked: (masked) => logMasked(masked, logger),
    }),
    findCode,
    onBug: (error, requestId) => logger.error({ requestId, ...errorFields(error) }, 'request failed'),
    onAnswered: createRequestRecorder(logger, metrics),
  };
}
