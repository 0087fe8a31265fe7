import type { Logger } from '../../kit/observability/logger.ts';
import type { UnitDependencies } from '../../kit/part/unit-of-work.ts';
import type { AccessTokens } from './access-tokens/access-tokens.ts';
import type { SigningKeys } from './access-tokens/signing-keys.ts';
import type { KeyedLock } from './login-limits/keyed-lock.ts';
import type { LoginThrottle } from './login-limits/login-throttle.ts';
import type { PermissionsOf } from './model/permissions-of-roles.ts';
import type { PasswordHasher } from './secrets/password-hasher.ts';
import type { SecretBox } from './secrets/secret-box.ts';
import type { AuthSettings } from './settings.ts';
import type { AuthTables } from './stores/tables.ts';

/** What use cases work with. */
export interface AuthDependencies extends UnitDependencies<AuthTables> {
  readonly logger: Logger;
  readonly settings: AuthSettings;
  readonly hasher: PasswordHasher;
  readonly secretBox: SecretBox;
  readonly signingKeys: SigningKeys;
  readonly accessTokens: AccessTokens;
  readonly permissionsOf: PermissionsOf;
  readonly throttle: LoginThrottle;
  /** Attempts to log in to one account, one after the other: a burst of guesses is counted guess by guess. */
  readonly attemptLock: KeyedLock;
}
