import type { Database } from '../../kit/database/database.ts';
import type { RunningPart } from '../../kit/lifecycle/running-part.ts';
import { type ServiceOptions, startService } from '../../kit/part/service-runtime.ts';
import { createAccessTokens } from './access-tokens/access-tokens.ts';
import { createSigningKeys } from './access-tokens/signing-keys.ts';
import { bootstrapOwner } from './bootstrap/bootstrap-owner.ts';
import { consumedEvents } from './consumed-events.ts';
import { seedDemo } from './demo/seed-demo.ts';
import type { AuthDependencies } from './dependencies.ts';
import { deleteEnded } from './jobs/delete-ended.ts';
import { createKeyedLock } from './login-limits/keyed-lock.ts';
import { createLoginThrottle } from './login-limits/login-throttle.ts';
import { migrations } from './migrations/migrations.ts';
import { createPermissionsOf } from './model/permissions-of-roles.ts';
import { createAuthService } from './rpcs/rpcs.ts';
import { createPasswordHasher } from './secrets/password-hasher.ts';
import { createSecretBox } from './secrets/secret-box.ts';
import { readAuthSettings } from './settings.ts';
import { createLoginFailureStore } from './stores/login-failure-store.ts';
import { createSigningKeyStore } from './stores/signing-key-store.ts';
import type { AuthTables } from './stores/tables.ts';

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
