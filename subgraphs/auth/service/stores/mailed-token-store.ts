import type { Kysely } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { lockRows } from '../../../kit/database/sql-differences.ts';
import type { AuthTables, MailedTokenRow } from './tables.ts';

/** What the holder of a mailed link may do. */
export type MailedTokenPurpose = 'password-reset' | 'invitation';

/** Whose token it is, what for, and until when. */
export interface MailedToken {
  readonly purpose: MailedTokenPurpose;
  readonly userId: string;
  readonly organizationId: string;
  readonly expiresAt: Date;
}

/** Single-use tokens that went out by mail; stored hashed. */
export interface MailedTokenStore {
  insert(tokenHash: string, token: MailedToken, now: Date): Promise<void>;
  /** A token that has not ended; undefined for any other. */
  findValid(tokenHash: string, purpose: MailedTokenPurpose, now: Date): Promise<MailedToken | undefined>;
  /** Reads a token that has not ended and holds its row; undefined for any other. */
  lockValid(tokenHash: string, purpose: MailedTokenPurpose, now: Date): Promise<MailedToken | undefined>;
  /** Takes back every token of the user for the purpose, in one organization when it is given. */
  deleteOf(userId: string, purpose: MailedTokenPurpose, organizationId?: string): Promise<void>;
  deleteEnded(now: Date): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createMailedTokenStore(connection: Kysely<AuthTables>, engine: SqlEngine): MailedTokenStore {
  const valid = (tokenHash: string, purpose: MailedTokenPurpose, now: Date) =>
    connection
      .selectFrom('mailed_tokens')
      .selectAll()
      .where('token_hash', '=', tokenHash)
      .where('purpose', '=', purpose)
      .where('expires_at', '>', now.toISOString());
  return {
    insert: async (tokenHash, token, now) => {
      await connection
        .insertInto('mailed_tokens')
        .values({
          token_hash: tokenHash,
          purpose: token.purpose,
          user_id: token.userId,
          organization_id: token.organizationId,
          created_at: now.toISOString(),
          expires_at: token.expiresAt.toISOString(),
        })
        .execute();
    },
    findValid: async (tokenHash, purpose, now) => {
      const row = await valid(tokenHash, purpose, now).executeTakeFirst();
      return row && toMailedToken(row, purpose);
    },
    lockValid: async (tokenHash, purpose, now) => {
      const row = await lockRows(engine, valid(tokenHash, purpose, now)).executeTakeFirst();
      return row && toMailedToken(row, purpose);
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

function toMailedToken(row: MailedTokenRow, purpose: MailedTokenPurpose): MailedToken {
  return {
    purpose,
    userId: row.user_id,
    organizationId: row.organization_id,
    expiresAt: new Date(row.expires_at),
  };
}
