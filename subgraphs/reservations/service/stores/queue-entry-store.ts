import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type EntityStore, openEntityTable } from '../../../kit/database/entity-store.ts';
import { rowLimit } from '../../../kit/database/row-limit.ts';
import { lockRows } from '../../../kit/database/sql-differences.ts';
import type { QueueEntry, QueueHolder, StoredQueueEntry } from '../model/queue-entry.ts';
import { queueEntryColumns, type ReservationsTables } from './tables.ts';

/**
 * Reads and writes places in lines. Who looks for a place may be anonymous and have no organization: places are
 * found by their id or holder, and written in the organization of their event.
 */
export interface QueueEntryStore extends Pick<EntityStore<StoredQueueEntry>, 'insert' | 'update'> {
  /** The entries there are, in any order. */
  findByIds(ids: readonly string[]): Promise<readonly StoredQueueEntry[]>;
  /** The holder's active entry, otherwise the newest; undefined when there is none. */
  findByHolder(holder: QueueHolder, eventId: string | undefined): Promise<StoredQueueEntry | undefined>;
  /** The entry, locked until the transaction ends; undefined when there is none. */
  lock(id: string): Promise<StoredQueueEntry | undefined>;
  /** The first waiting entries of a line, locked until the transaction ends. */
  lockFirst(eventId: string, limit: number): Promise<readonly StoredQueueEntry[]>;
  isAnyWaiting(eventId: string): Promise<boolean>;
  /** Whether an admission of the line was not used in time. */
  isAnyOverdue(eventId: string, now: Date): Promise<boolean>;
  /** ADMITTED → EXPIRED for every admission of the line that was not used in time. */
  expireOverdue(organizationId: string, eventId: string, now: Date): Promise<void>;
  /** Entries with their positions, in the given order. */
  withPositions(entries: readonly StoredQueueEntry[]): Promise<readonly QueueEntry[]>;
  /** Number of people waiting, by event; events without any may be missing. */
  countWaiting(eventIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Drops entries that were LEFT or EXPIRED before the instant. */
  forget(before: Date): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createQueueEntryStore(
  connection: Kysely<ReservationsTables>,
  engine: SqlEngine,
): QueueEntryStore {
  const { entities } = openEntityTable({
    connection,
    engine,
    table: 'queue_entries',
    columns: queueEntryColumns,
    entity: 'QueueEntry',
  });
  const select = () => connection.selectFrom('queue_entries').selectAll();
  const read = async (query: EntryQuery) => (await query.execute()).map(queueEntryColumns.toEntity);
  const exists = async (query: EntryQuery) => (await query.limit(rowLimit(1)).execute()).length > 0;
  const countAhead = async ({ eventId, sequence }: StoredQueueEntry): Promise<number> => {
    const { ahead } = await connection
      .selectFrom('queue_entries')
      .select(({ fn }) => fn.countAll<number | bigint>().as('ahead'))
      .where('event_id', '=', eventId)
      .where('status', '=', 'WAITING')
      .where('sequence', '<', sequence)
      .executeTakeFirstOrThrow();
    return Number(ahead);
  };
  return {
    insert: entities.insert,
    update: entities.update,
    findByIds: async (ids) => (ids.length === 0 ? [] : read(select().where('id', 'in', [...ids]))),
    findByHolder: async ({ userId, tokenHash }, eventId) => {
      if (userId === undefined && tokenHash === undefined) return undefined;
      let query = select().where((where) =>
        where.or([
          ...(userId === undefined ? [] : [where('user_id', '=', userId)]),
          ...(tokenHash === undefined ? [] : [where('token_hash', '=', tokenHash)]),
        ]),
      );
      if (eventId !== undefined) query = query.where('event_id', '=', eventId);
      const [entry] = await read(
        query
          .orderBy(sql`case when status in ('WAITING', 'ADMITTED') then 0 else 1 end`)
          .orderBy('joined_at', 'desc')
          .orderBy('sequence', 'desc')
          .limit(rowLimit(1)),
      );
      return entry;
    },
    lock: async (id) => (await read(lockRows(engine, select().where('id', '=', id)))).at(0),
    lockFirst: (eventId, limit) =>
      read(
        lockRows(
          engine,
          select()
            .where('event_id', '=', eventId)
            .where('status', '=', 'WAITING')
            .orderBy('sequence')
            .limit(rowLimit(limit)),
        ),
      ),
    isAnyWaiting: (eventId) =>
      exists(select().where('event_id', '=', eventId).where('status', '=', 'WAITING')),
    isAnyOverdue: (eventId, now) =>
      exists(
        select()
          .where('event_id', '=', eventId)
          .where('status', '=', 'ADMITTED')
          .where('admission_expires_at', '<=', now.toISOString()),
      ),
    expireOverdue: async (organizationId, eventId, now) => {
      await connection
        .updateTable('queue_entries')
        .set({
          status: 'EXPIRED',
          admission_id: null,
          admission_expires_at: null,
          updated_at: now.toISOString(),
        })
        .where('organization_id', '=', organizationId)
        .where('event_id', '=', eventId)
        .where('status', '=', 'ADMITTED')
        .where('admission_expires_at', '<=', now.toISOString())
        .execute();
    },
    withPositions: async (entries) => {
      const placed: QueueEntry[] = [];
      for (const entry of entries) {
        const { tokenHash: _tokenHash, sequence: _sequence, updatedAt: _updatedAt, ...visible } = entry;
        placed.push({ ...visible, position: entry.status === 'WAITING' ? (await countAhead(entry)) + 1 : 0 });
      }
      return placed;
    },
    countWaiting: async (eventIds) => {
      if (eventIds.length === 0) return new Map();
      const rows = await connection
        .selectFrom('queue_entries')
        .select(({ fn }) => ['event_id', fn.countAll<number | bigint>().as('waiting')])
        .where('event_id', 'in', [...eventIds])
        .where('status', '=', 'WAITING')
        .groupBy('event_id')
        .execute();
      return new Map(rows.map((row) => [row.event_id, Number(row.waiting)]));
    },
    forget: async (before) => {
      await connection
        .deleteFrom('queue_entries')
        .where('status', 'in', ['LEFT', 'EXPIRED'])
        .where('updated_at', '<', before.toISOString())
        .execute();
    },
  };
}

type EntryQuery = SelectQueryBuilder<
  ReservationsTables,
  'queue_entries',
  ReservationsTables['queue_entries']
>;
