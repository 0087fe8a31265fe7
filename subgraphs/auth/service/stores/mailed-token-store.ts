import type { Kysely } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { lockRows } from '../../../kit/database/sql-differences.ts';
import type { MailedToken, MailedTokenPurpose } from '../model/mailed-token.ts';
import { type AuthTables, mailedTokenColumns } from './tables.ts';

/** Single-use tokens that went out by mail; stored hashed. */
export interface MailedTokenStore {
  insert(tokens: readonly MailedToken[]): Promise<void>;
  /** A token that has not ended; undefined for any other. */
  findValid(tokenHash: string, purpose: MailedTokenPurpose, now: Date): Promise<MailedToken | undefined>;
  /** A token that has not ended, locked until the transaction ends; undefined for any other. */
  lockValid(tokenHash: string, purpose: MailedTokenPurpose, now: Date): Promise<MailedToken | undefined>;
  /** Whether the user has a token for the purpose that has not ended, in any organization. */
  hasValid(userId: string, purpose: MailedTokenPurpose, now: Date): Promise<boolean>;
  /** Takes back every token of the user for the purpose, in one organization when it is given. */
  deleteOf(userId: string, purpose: MailedTokenPurpose, organizationId?: string): Promise<void>;
  deleteEnded(now: Date): Promise<void>;
}

const { toEntity, toRow } = mailedTokenColumns;

/** @param connection the database, or a transaction of it */
export function createMailedTokenStore(connection: Kysely<AuthTables>, engine: SqlEngine): MailedTokenStore {
  const selectValid = (tokenHash: string, purpose: MailedTokenPurpose, now: Date) =>
    connection
      .selectFrom('mailed_tokens')
      .selectAll()
      .where('token_hash', '=', tokenHash)
      .where('purpose', '=', purpose)
      .where('expires_at', '>', now.toISOString());
  return {
    insert: async (tokens) => {
      if (tokens.length > 0) await connection.insertInto('mailed_tokens').values(tokens.map(toRow)).execute();
    },
    findValid: async (tokenHash, purpose, now) => {
      const row = await selectValid(tokenHash, purpose, now).executeTakeFirst();
      return row && toEntity(row);
    },
    lockValid: async (tokenHash, purpose, now) => {
      const row = await lockRows(engine, selectValid(tokenHash, purpose, now)).executeTakeFirst();
      return row && toEntity(row);
    },
    hasValid: async (userId, purpose, now) => {
      const row = await connection
        .selectFrom('mailed_tokens')
        .select('token_hash')
        .where('user_id', '=', userId)
        .where('purpose', '=', purpose)
        .where('expires_at', '>', now.toISOString())
        .executeTakeFirst();
      return row !== undefined;
    },
    deleteOf: async (userId, purpose, organizationId) => {
      let query = connection
        .deleteFrom('mailed_tokens')
        .where('user_id', '=', userId)
        .where('purpose', '=', purpose);
      if (organizationId) query = query.where('organization_id', '=', organizationId);
      await query.execute();
    },
    deleteEnded: async (now) => {
      await connection.deleteFrom('mailed_tokens').where('expires_at', '<=', now.toISOString()).execute();
    },
  };
}
