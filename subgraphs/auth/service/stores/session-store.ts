import type { Kysely } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { lockRows } from '../../../kit/database/sql-differences.ts';
import type { RevocationReason, Session } from '../model/session.ts';
import type { AuthTables, SessionRow } from './tables.ts';

/** A stored refresh token. */
export interface RefreshToken {
  readonly sessionId: string;
  readonly usedAt: Date | undefined;
  readonly sealedSuccessor: string | undefined;
}

/** Reads and writes sessions and their refresh tokens. */
export interface SessionStore {
  find(id: string): Promise<Session | undefined>;
  /** Reads a session and holds its row until the transaction ends: one rotation at a time. */
  lock(id: string): Promise<Session | undefined>;
  /** Live sessions in one organization, latest used first. */
  listLive(organizationId: string, userIds: readonly string[], now: Date): Promise<readonly Session[]>;
  /** Live sessions of a user in every organization. */
  listLiveEverywhere(userId: string, now: Date): Promise<readonly Session[]>;
  insert(session: Session): Promise<void>;
  touch(id: string, now: Date, ip: string, userAgent: string): Promise<void>;
  revoke(id: string, now: Date, reason: RevocationReason): Promise<void>;
  /** Whether the user logged in from this address at or after `since`. */
  isKnownAddress(userId: string, ip: string, since: Date): Promise<boolean>;
  findRefreshToken(tokenHash: string): Promise<RefreshToken | undefined>;
  insertRefreshToken(tokenHash: string, sessionId: string, now: Date): Promise<void>;
  markUsed(tokenHash: string, now: Date, sealedSuccessor: string): Promise<void>;
  /** Forgets sessions that ended before `before`, with their tokens. */
  deleteEnded(before: Date): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createSessionStore(connection: Kysely<AuthTables>, engine: SqlEngine): SessionStore {
  const live = (now: Date) =>
    connection
      .selectFrom('sessions')
      .selectAll()
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', now.toISOString())
      .orderBy('last_seen_at', 'desc')
      .orderBy('id', 'desc');
  return {
    find: async (id) => {
      const row = await connection.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toSession(row);
    },
    lock: async (id) => {
      const query = connection.selectFrom('sessions').selectAll().where('id', '=', id);
      const row = await lockRows(engine, query).executeTakeFirst();
      return row && toSession(row);
    },
    listLive: async (organizationId, userIds, now) => {
      if (userIds.length === 0) return [];
      const rows = await live(now)
        .where('organization_id', '=', organizationId)
        .where('user_id', 'in', [...userIds])
        .execute();
      return rows.map(toSession);
    },
    listLiveEverywhere: async (userId, now) => {
      const rows = await live(now).where('user_id', '=', userId).execute();
      return rows.map(toSession);
    },
    insert: async (session) => {
      await connection
        .insertInto('sessions')
        .values({
          id: session.id,
          user_id: session.userId,
          organization_id: session.organizationId,
          user_agent: session.userAgent,
          ip: session.ip,
          created_at: session.createdAt.toISOString(),
          last_seen_at: session.lastSeenAt.toISOString(),
          expires_at: session.expiresAt.toISOString(),
          revoked_at: null,
          revocation_reason: null,
        })
        .execute();
    },
    touch: async (id, now, ip, userAgent) => {
      await connection
        .updateTable('sessions')
        .set({ last_seen_at: now.toISOString(), ip, user_agent: userAgent })
        .where('id', '=', id)
        .execute();
    },
    revoke: async (id, now, reason) => {
      await connection
        .updateTable('sessions')
        .set({ revoked_at: now.toISOString(), revocation_reason: reason })
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .execute();
    },
    isKnownAddress: async (userId, ip, since) => {
      if (ip === '') return false;
      const row = await connection
        .selectFrom('sessions')
        .select('id')
        .where('user_id', '=', userId)
        .where('last_seen_at', '>=', since.toISOString())
        .where('ip', '=', ip)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    findRefreshToken: async (tokenHash) => {
      const row = await connection
        .selectFrom('refresh_tokens')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      return (
        row && {
          sessionId: row.session_id,
          usedAt: row.used_at === null ? undefined : new Date(row.used_at),
          sealedSuccessor: row.sealed_successor ?? undefined,
        }
      );
    },
    insertRefreshToken: async (tokenHash, sessionId, now) => {
      await connection
        .insertInto('refresh_tokens')
        .values({
          token_hash: tokenHash,
          session_id: sessionId,
          created_at: now.toISOString(),
          used_at: null,
          sealed_successor: null,
        })
        .execute();
    },
    markUsed: async (tokenHash, now, sealedSuccessor) => {
      await connection
        .updateTable('refresh_tokens')
        .set({ used_at: now.toISOString(), sealed_successor: sealedSuccessor })
        .where('token_hash', '=', tokenHash)
        .execute();
    },
    deleteEnded: async (before) => {
      await connection.deleteFrom('sessions').where('expires_at', '<', before.toISOString()).execute();
    },
  };
}

function toSession(row: SessionRow): Session {
  return {
    id: row.id,
    userId: row.user_id,
    organizationId: row.organization_id,
    userAgent: row.user_agent,
    ip: row.ip,
    createdAt: new Date(row.created_at),
    lastSeenAt: new Date(row.last_seen_at),
    expiresAt: new Date(row.expires_at),
    revokedAt: row.revoked_at === null ? undefined : new Date(row.revoked_at),
  };
}
