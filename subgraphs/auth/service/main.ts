import type { Database } from '../../kit/database/database.ts';
import type { RunningPart } from '../../kit/lifecycle/running-part.ts';
import { type ServiceOptions, startService } from '../../kit/part/service-runtime.ts';
import { createAccessTokens } from './access-tokens.ts';
import { bootstrapOwner } from './bootstrap-owner.ts';
import { consumedEvents } from './consumed-events.ts';
import type { AuthDependencies } from './dependencies.ts';
import { createAuthService } from './grpc-server.ts';
import { deleteEnded } from './housekeeping.ts';
import { createKeyedLock } from './keyed-lock.ts';
import { createLoginFailureStore } from './login-failure-store.ts';
import { createLoginThrottle } from './login-throttle.ts';
import { migrations } from './migrations/migrations.ts';
import { createPasswordHasher } from './password-hasher.ts';
import { createPermissionsOf } from './permissions-of-roles.ts';
import { createSecretBox } from './secret-box.ts';
import { seedDemo } from './seed-demo.ts';
import { readAuthSettings } from './settings.ts';
import { createSigningKeyStore } from './signing-key-store.ts';
import { createSigningKeys } from './signing-keys.ts';
import type { AuthTables } from './tables.ts';

const minuteMs = 60_000;

/** Starts the reference gRPC service of auth. */
export function startAuthService(options: ServiceOptions): Promise<RunningPart> {
  return startService<AuthTables>(
    {
      domain: 'auth',
      migrations,
      createParts: async (database) => {
        const dependencies = createDependencies(database, options);
        const { signingKeys } = dependencies;
        await signingKeys.rotateWhenDue();
        await bootstrapOwner(dependencies);
        return {
          services: [createAuthService(dependencies)],
          eventHandlers: consumedEvents(dependencies),
          jobs: [
            {
              name: 'rotate signing keys',
              intervalMs: 5 * minuteMs,
              run: () => signingKeys.rotateWhenDue(),
            },
            {
              name: 'delete what has ended',
              intervalMs: 10 * minuteMs,
              run: () => deleteEnded(dependencies),
            },
          ],
          seed: () => seedDemo(dependencies),
        };
      },
    },
    options,
  );
}

function createDependencies(
  database: Database<AuthTables>,
  { clock, logger, environment, permissionsByRole }: ServiceOptions,
): AuthDependencies {
  const settings = readAuthSettings(environment);
  const permissionsOf = createPermissionsOf(permissionsByRole);
  const secretBox = createSecretBox(settings.encryptionKey);
  const signingKeys = createSigningKeys({
    store: createSigningKeyStore(database.kysely),
    secretBox,
    clock,
    lifetimeDays: settings.keyLifetimeDays,
  });
  return {
    database,
    clock,
    logger,
    settings,
    secretBox,
    signingKeys,
    hasher: createPasswordHasher(),
    accessTokens: createAccessTokens({
      keys: signingKeys,
      clock,
      issuer: settings.issuer,
      audience: settings.audience,
      permissionsOf,
    }),
    permissionsOf,
    throttle: createLoginThrottle({
      store: createLoginFailureStore(database.kysely),
      clock,
      failuresPerAccount: settings.failuresPerAccount,
      failuresPerAddress: settings.failuresPerAddress,
    }),
    attemptLock: createKeyedLock(),
  };
}
