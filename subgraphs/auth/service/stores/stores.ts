import type { Kysely } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type AccountStore, createAccountStore } from './account-store.ts';
import { type AuditStore, createAuditStore } from './audit-store.ts';
import { createLoginFailureStore, type LoginFailureStore } from './login-failure-store.ts';
import { createMailStore, type MailStore } from './mail-store.ts';
import { createMailedTokenStore, type MailedTokenStore } from './mailed-token-store.ts';
import { createMembershipStore, type MembershipStore } from './membership-store.ts';
import { createMfaStore, type MfaStore } from './mfa-store.ts';
import { createNotificationStore, type NotificationStore } from './notification-store.ts';
import { createOrganizationStore, type OrganizationStore } from './organization-store.ts';
import { createSessionStore, type SessionStore } from './session-store.ts';
import { createSigningKeyStore, type SigningKeyStore } from './signing-key-store.ts';
import type { AuthTables } from './tables.ts';
import { createUserStore, type UserStore } from './user-store.ts';

/** The stores of auth over one connection. */
export interface AuthStores {
  readonly accounts: AccountStore;
  readonly memberships: MembershipStore;
  readonly users: UserStore;
  readonly organizations: OrganizationStore;
  readonly sessions: SessionStore;
  readonly mfa: MfaStore;
  readonly mailedTokens: MailedTokenStore;
  readonly mails: MailStore;
  readonly loginFailures: LoginFailureStore;
  readonly signingKeys: SigningKeyStore;
  readonly notifications: NotificationStore;
  readonly audit: AuditStore;
}

/** @param connection the database, or a transaction: then all stores work inside it */
export function createStores(connection: Kysely<AuthTables>, engine: SqlEngine): AuthStores {
  return {
    accounts: createAccountStore(connection, engine),
    memberships: createMembershipStore(connection),
    users: createUserStore(connection),
    organizations: createOrganizationStore(connection, engine),
    sessions: createSessionStore(connection, engine),
    mfa: createMfaStore(connection),
    mailedTokens: createMailedTokenStore(connection, engine),
    mails: createMailStore(connection, engine),
    loginFailures: createLoginFailureStore(connection),
    signingKeys: createSigningKeyStore(connection),
    notifications: createNotificationStore(connection, engine),
    audit: createAuditStore(connection, engine),
  };
}
