import type { Kysely } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type AccountStore, createAccountStore } from './account-store.ts';
import { type AuditStore, createAuditStore } from './audit-store.ts';
import { createMailStore, type MailStore } from './mail-store.ts';
import { createMailedTokenStore, type MailedTokenStore } from './mailed-token-store.ts';
import { createMfaStore, type MfaStore } from './mfa-store.ts';
import { createNotificationStore, type NotificationStore } from './notification-store.ts';
import { createOrganizationStore, type OrganizationStore } from './organization-store.ts';
import { createSessionStore, type SessionStore } from './session-store.ts';
import type { AuthTables } from './tables.ts';
import { createUserStore, type UserStore } from './user-store.ts';

/** The stores of auth over one connection. */
export interface AuthStores {
  readonly accounts: AccountStore;
  readonly users: UserStore;
  readonly organizations: OrganizationStore;
  readonly sessions: SessionStore;
  readonly mfa: MfaStore;
  readonly mailedTokens: MailedTokenStore;
  readonly mails: MailStore;
  readonly notifications: NotificationStore;
  readonly audit: AuditStore;
}

/** @param connection the database, or the transaction that the changes belong to */
export function createStores(connection: Kysely<AuthTables>, engine: SqlEngine): AuthStores {
  return {
    accounts: createAccountStore(connection, engine),
    users: createUserStore(connection, engine),
    organizations: createOrganizationStore(connection, engine),
    sessions: createSessionStore(connection, engine),
    mfa: createMfaStore(connection),
    mailedTokens: createMailedTokenStore(connection, engine),
    mails: createMailStore(connection),
    notifications: createNotificationStore(connection),
    audit: createAuditStore(connection),
  };
}
