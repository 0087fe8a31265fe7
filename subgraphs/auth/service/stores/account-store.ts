import type { Kysely } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { foldParts } from '../../../kit/database/folded-text.ts';
import { lockRows } from '../../../kit/database/sql-differences.ts';
import { notFound } from '../../../kit/errors/domain-error.ts';
import { type Account, displayNameOf } from '../model/user.ts';
import { type AuthTables, accountColumns } from './tables.ts';

/** Reads and writes accounts, which belong to no organization: for logging in, never for lists. */
export interface AccountStore {
  /** Throws NOT_FOUND. */
  find(userId: string): Promise<Account>;
  /** @param email folded */
  findByEmail(email: string): Promise<Account | undefined>;
  /** The account, locked until the transaction ends. Throws NOT_FOUND. */
  lock(userId: string): Promise<Account>;
  insert(accounts: readonly Account[]): Promise<void>;
  /** Throws NOT_FOUND. */
  update(account: Account): Promise<void>;
}

const { toEntity, toRow } = accountColumns;

/** @param connection the database, or a transaction of it */
export function createAccountStore(connection: Kysely<AuthTables>, engine: SqlEngine): AccountStore {
  const selectAccount = (userId: string) =>
    connection.selectFrom('users').selectAll().where('id', '=', userId);
  const requireAccount = (row: AuthTables['users'] | undefined, userId: string): Account => {
    if (row === undefined) throw notFound('User', userId);
    return toEntity(row);
  };
  return {
    find: async (userId) => requireAccount(await selectAccount(userId).executeTakeFirst(), userId),
    findByEmail: async (email) => {
      const row = await connection
        .selectFrom('users')
        .selectAll()
        .where('email', '=', email)
        .executeTakeFirst();
      return row && toEntity(row);
    },
    lock: async (userId) =>
      requireAccount(await lockRows(engine, selectAccount(userId)).executeTakeFirst(), userId),
    insert: async (accounts) => {
      if (accounts.length > 0) await connection.insertInto('users').values(accounts.map(toUserRow)).execute();
    },
    update: async (account) => {
      const { id, ...values } = toUserRow(account);
      const result = await connection
        .updateTable('users')
        .set(values)
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      if (result.numUpdatedRows === 0n) throw notFound('User', id);
    },
  };
}

function toUserRow(account: Account): AuthTables['users'] {
  const row = { ...toRow(account), display_name: displayNameOf(account) };
  return {
    ...row,
    display_name_folded: foldParts(row, ['display_name']),
    search_folded: foldParts(row, ['display_name', 'email', 'username']),
  };
}
