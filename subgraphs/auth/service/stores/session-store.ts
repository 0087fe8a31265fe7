import type { Kysely } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { rowLimit } from '../../../kit/database/row-limit.ts';
import { lockRows } from '../../../kit/database/sql-differences.ts';
import { notFound } from '../../../kit/errors/domain-error.ts';
import type { RefreshToken, RevocationReason, Session } from '../model/session.ts';
import { type AuthTables, refreshTokenColumns, sessionColumns } from './tables.ts';

/** Reads and writes sessions and their refresh tokens. A session is found by its id in every organization. */
export interface SessionStore {
  /** The session if it is live. */
  findLive(id: string, now: Date): Promise<Session | undefined>;
  /** The session, locked until the transaction ends: one rotation at a time. Throws NOT_FOUND. */
  lock(id: string): Promise<Session>;
  /** The session if it is live, locked until the transaction ends. */
  lockLive(id: string, now: Date): Promise<Session | undefined>;
  /** Live sessions in one organization, latest used first. */
  listLive(organizationId: string, userIds: readonly string[], now: Date): Promise<readonly Session[]>;
  /** Live sessions of a user in every organization. */
  listLiveEverywhere(userId: string, now: Date): Promise<readonly Session[]>;
  insert(sessions: readonly Session[]): Promise<void>;
  /** Records that a session was used. */
  touch(session: Session, now: Date, ip: string, userAgent: string): Promise<void>;
  /** Has no effect on a session that was revoked before. */
  revoke(session: Session, now: Date, reason: RevocationReason): Promise<void>;
  /** Whether the user logged in from this address at or after `since`. */
  isKnownAddress(userId: string, ip: string, since: Date): Promise<boolean>;
  findRefreshToken(tokenHash: string): Promise<RefreshToken | undefined>;
  insertRefreshToken(token: Pick<RefreshToken, 'tokenHash' | 'sessionId' | 'createdAt'>): Promise<void>;
  markUsed(tokenHash: string, now: Date, sealedSuccessor: string): Promise<void>;
  /** Forgets sessions that ended before `before`, with their tokens. */
  deleteEnded(before: Date): Promise<void>;
}

const { toEntity, toRow } = sessionColumns;

/** @param connection the database, or a transaction of it */
export function createSessionStore(connection: Kysely<AuthTables>, engine: SqlEngine): SessionStore {
  const select = () => connection.selectFrom('sessions').selectAll();
  const selectLive = (now: Date) =>
    select().where('revoked_at', 'is', null).where('expires_at', '>', now.toISOString());
  const latestUsed = (now: Date) => selectLive(now).orderBy('last_seen_at', 'desc').orderBy('id', 'desc');
  const updateSession = ({ id, organizationId }: Session) =>
    connection.updateTable('sessions').where('organization_id', '=', organizationId).where('id', '=', id);
  return {
    findLive: async (id, now) => {
      const row = await selectLive(now).where('id', '=', id).executeTakeFirst();
      return row && toEntity(row);
    },
    lock: async (id) => {
      const row = await lockRows(engine, select().where('id', '=', id)).executeTakeFirst();
      if (row === undefined) throw notFound('Session', id);
      return toEntity(row);
    },
    lockLive: async (id, now) => {
      const row = await lockRows(engine, selectLive(now).where('id', '=', id)).executeTakeFirst();
      return row && toEntity(row);
    },
    listLive: async (organizationId, userIds, now) => {
      if (userIds.length === 0) return [];
      const rows = await latestUsed(now)
        .where('organization_id', '=', organizationId)
        .where('user_id', 'in', [...userIds])
        .execute();
      return rows.map(toEntity);
    },
    listLiveEverywhere: async (userId, now) => {
      const rows = await latestUsed(now).where('user_id', '=', userId).execute();
      return rows.map(toEntity);
    },
    insert: async (sessions) => {
      if (sessions.length > 0) await connection.insertInto('sessions').values(sessions.map(toRow)).execute();
    },
    touch: async (session, now, ip, userAgent) => {
      await updateSession(session)
        .set({ last_seen_at: now.toISOString(), ip, user_agent: userAgent })
        .execute();
    },
    revoke: async (session, now, reason) => {
      await updateSession(session)
        .set({ revoked_at: now.toISOString(), revocation_reason: reason })
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
        .limit(rowLimit(1))
        .executeTakeFirst();
      return row !== undefined;
    },
    findRefreshToken: async (tokenHash) => {
      const row = await connection
        .selectFrom('refresh_tokens')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      return row && refreshTokenColumns.toEntity(row);
    },
    insertRefreshToken: async (token) => {
      const row = refreshTokenColumns.toRow({ ...token, usedAt: undefined, sealedSuccessor: undefined });
      await connection.insertInto('refresh_tokens').values(row).execute();
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
