import type { Kysely } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { fromBoolean, lockRows } from '../../../kit/database/sql-differences.ts';
import { type Account, displayNameOf, type Membership, type UserStatus } from '../model/user.ts';
import type { AuthTables, UserRow } from './tables.ts';

/** Reads and writes accounts and memberships over all organizations: for logging in, never for lists. */
export interface AccountStore {
  find(userId: string): Promise<Account | undefined>;
  findByEmail(email: string): Promise<Account | undefined>;
  /** Reads an account and holds its row until the transaction ends. */
  lock(userId: string): Promise<Account | undefined>;
  insert(account: Account): Promise<void>;
  update(account: Account): Promise<void>;
  /** Memberships in every status, oldest first. */
  memberships(userId: string): Promise<readonly Membership[]>;
  insertMembership(userId: string, membership: Membership, now: Date): Promise<void>;
  /** Whether the person has ever been an active member; false for an invitation, also a disabled one. */
  hasJoined(userId: string, organizationId: string): Promise<boolean>;
  setStatus(userId: string, organizationId: string, status: UserStatus): Promise<void>;
  replaceRoles(userId: string, organizationId: string, roles: readonly string[]): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createAccountStore(connection: Kysely<AuthTables>, engine: SqlEngine): AccountStore {
  const insertRoles = async (
    userId: string,
    organizationId: string,
    roles: readonly string[],
  ): Promise<void> => {
    if (roles.length === 0) return;
    await connection
      .insertInto('membership_roles')
      .values(roles.map((role) => ({ user_id: userId, organization_id: organizationId, role })))
      .execute();
  };
  return {
    find: async (userId) => {
      const row = await connection
        .selectFrom('users')
        .selectAll()
        .where('id', '=', userId)
        .executeTakeFirst();
      return row && toAccount(row);
    },
    findByEmail: async (email) => {
      const row = await connection
        .selectFrom('users')
        .selectAll()
        .where('email', '=', email)
        .executeTakeFirst();
      return row && toAccount(row);
    },
    lock: async (userId) => {
      const query = connection.selectFrom('users').selectAll().where('id', '=', userId);
      const row = await lockRows(engine, query).executeTakeFirst();
      return row && toAccount(row);
    },
    insert: async (account) => {
      await connection.insertInto('users').values(toUserRow(account)).execute();
    },
    update: async (account) => {
      const { id, ...values } = toUserRow(account);
      await connection.updateTable('users').set(values).where('id', '=', id).execute();
    },
    memberships: async (userId) => {
      const rows = await connection
        .selectFrom('memberships')
        .selectAll()
        .where('user_id', '=', userId)
        .orderBy('created_at')
        .orderBy('organization_id')
        .execute();
      const roles = await connection
        .selectFrom('membership_roles')
        .selectAll()
        .where('user_id', '=', userId)
        .orderBy('role')
        .execute();
      return rows.map((row) => ({
        organizationId: row.organization_id,
        status: row.status,
        roles: roles.filter((role) => role.organization_id === row.organization_id).map(({ role }) => role),
      }));
    },
    insertMembership: async (userId, membership, now) => {
      await connection
        .insertInto('memberships')
        .values({
          user_id: userId,
          organization_id: membership.organizationId,
          status: membership.status,
          created_at: now.toISOString(),
          has_joined: membership.status !== 'INVITED',
        })
        .execute();
      await insertRoles(userId, membership.organizationId, membership.roles);
    },
    hasJoined: async (userId, organizationId) => {
      const row = await connection
        .selectFrom('memberships')
        .select('has_joined')
        .where('user_id', '=', userId)
        .where('organization_id', '=', organizationId)
        .executeTakeFirst();
      return row !== undefined && fromBoolean(row.has_joined);
    },
    setStatus: async (userId, organizationId, status) => {
      await connection
        .updateTable('memberships')
        .set(status === 'ACTIVE' ? { status, has_joined: true } : { status })
        .where('user_id', '=', userId)
        .where('organization_id', '=', organizationId)
        .execute();
    },
    replaceRoles: async (userId, organizationId, roles) => {
      await connection
        .deleteFrom('membership_roles')
        .where('user_id', '=', userId)
        .where('organization_id', '=', organizationId)
        .execute();
      await insertRoles(userId, organizationId, roles);
    },
  };
}

function toAccount(row: UserRow): Account {
  return {
    id: row.id,
    email: row.email,
    firstName: row.first_name,
    lastName: row.last_name,
    username: row.username ?? undefined,
    passwordHash: row.password_hash ?? undefined,
    homeOrganizationId: row.home_organization_id,
    isMfaEnabled: fromBoolean(row.is_mfa_enabled),
    lastLoginAt: row.last_login_at === null ? undefined : new Date(row.last_login_at),
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
    version: row.version,
  };
}

/** The row of an account; demo data is inserted in batches of them. */
export function toUserRow(account: Account): UserRow {
  return {
    id: account.id,
    email: account.email,
    first_name: account.firstName,
    last_name: account.lastName,
    username: account.username ?? null,
    display_name: displayNameOf(account),
    password_hash: account.passwordHash ?? null,
    home_organization_id: account.homeOrganizationId,
    is_mfa_enabled: account.isMfaEnabled,
    last_login_at: account.lastLoginAt?.toISOString() ?? null,
    created_at: account.createdAt.toISOString(),
    updated_at: account.updatedAt.toISOString(),
    version: account.version,
  };
}
