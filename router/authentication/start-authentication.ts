import type { JwtConfig } from '../config/jwt-config.ts';
import { errorFields, type Logger } from '../observability/logger.ts';
import type { ReadinessCheck } from '../observability/readiness.ts';
import { type Authenticator, authenticateAsAnonymous, createAuthenticator } from './authenticate.ts';
import { startKeySet } from './key-set.ts';

/** Authentication in operation. */
export interface Authentication {
  readonly authenticate: Authenticator;
  /** Whether tokens can be verified; always so when authentication is off. */
  readonly readiness: ReadinessCheck;
  readonly close: () => Promise<void>;
}

/** What is reported of tokens and of the keys that verify them. */
interface AuthenticationObserver {
  keySetFetched(outcome: 'ok' | 'failed'): void;
  tokenRefused(): void;
  /** `isHit`: the token was verified before. */
  cacheLookup(cache: 'tokens', isHit: boolean): void;
}

/** Starts authentication as configured, and waits for the first fetch of the key set to end either way. */
export async function startAuthentication(
  config: JwtConfig,
  logger: Logger,
  observer: AuthenticationObserver,
): Promise<Authentication> {
  const { jwksUrl, issuer, audience } = config;
  if (jwksUrl === undefined || issuer === undefined || audience === undefined) {
    return {
      authenticate: authenticateAsAnonymous,
      readiness: readinessOf(() => true),
      close: async () => {},
    };
  }
  const keys = startKeySet({
    ...config,
    url: jwksUrl,
    onFetch(outcome, error) {
      observer.keySetFetched(outcome);
      if (outcome === 'failed')
        logger.warn({ ...errorFields(error) }, 'key set not fetched, last good keys stay in use');
    },
  });
  await keys.refresh();
  const authenticate = createAuthenticator({
    keys,
    rules: { issuer, audience, algorithms: config.algorithms, clockSkewSeconds: config.clockSkewSeconds },
    cacheEntries: config.cacheEntries,
    onRefused(reason) {
      observer.tokenRefused();
      logger.debug({ reason }, 'access token refused');
    },
    onLookup: (isHit) => observer.cacheLookup('tokens', isHit),
  });
  return { authenticate, readiness: readinessOf(() => keys.isUsable), close: () => keys.close() };
}

function readinessOf(isReady: () => boolean): ReadinessCheck {
  return {
    name: 'authentication',
    findObstacle: () => (isReady() ? undefined : 'no keys of the token issuer'),
  };
}
