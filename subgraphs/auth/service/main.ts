import type { AuthServiceService } from '../../../proto/generated/erp/auth/v1/auth.ts';
import { defineService, type ServiceStart } from '../../kit/part/define-service.ts';
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
import { nodeTypes } from './node-types.ts';
import { createRpcs } from './rpcs/rpcs.ts';
import { createPasswordHasher } from './secrets/password-hasher.ts';
import { createSecretBox } from './secrets/secret-box.ts';
import { type AuthSettings, settings } from './settings.ts';
import type { AuthTables } from './stores/tables.ts';
import { unitOfWork } from './unit-of-work.ts';

const minuteMs = 60_000;

/** The reference gRPC service of auth. */
export const service = defineService<AuthServiceService, AuthTables, AuthSettings>({
  migrations,
  nodeTypes,
  settings,
  idempotency: ({ encryptionKey }) => ({
    secret: encryptionKey,
    // Each sign-in is a session of its own, and a refresh token has its own rule for a reply that was lost; the others
    // read what is true now.
    rpcsWithoutKeys: ['login', 'refreshToken', 'validateToken', 'checkPermissions'],
  }),
  createParts: async (start) => {
    const dependencies = createDependencies(start);
    const { signingKeys } = dependencies;
    await signingKeys.rotateWhenDue();
    await bootstrapOwner(dependencies);
    return {
      rpcs: createRpcs(dependencies),
      eventHandlers: consumedEvents(dependencies),
      jobs: [
        {
          name: 'rotate-signing-keys',
          intervalMs: 5 * minuteMs,
          run: () => signingKeys.rotateWhenDue(),
        },
        { name: 'delete-ended', intervalMs: 10 * minuteMs, run: () => deleteEnded(dependencies) },
      ],
      seed: () => seedDemo(dependencies),
    };
  },
});

function createDependencies(start: ServiceStart<AuthTables, AuthSettings>): AuthDependencies {
  const { database, clock, logger, permissionsByRole } = start;
  const { encryptionKey, keyLifetimeDays, issuer, audience } = start.settings;
  const { failuresPerAccount, failuresPerAddress } = start.settings;
  const stores = unitOfWork.read({ database, clock });
  const permissionsOf = createPermissionsOf(permissionsByRole);
  const secretBox = createSecretBox(encryptionKey);
  const signingKeys = createSigningKeys({
    store: stores.signingKeys,
    secretBox,
    clock,
    lifetimeDays: keyLifetimeDays,
  });
  return {
    database,
    clock,
    logger,
    settings: start.settings,
    hasher: createPasswordHasher(),
    secretBox,
    signingKeys,
    accessTokens: createAccessTokens({ keys: signingKeys, clock, issuer, audience, permissionsOf }),
    permissionsOf,
    throttle: createLoginThrottle({
      store: stores.loginFailures,
      clock,
      failuresPerAccount,
      failuresPerAddress,
    }),
    attemptLock: createKeyedLock(),
  };
}
