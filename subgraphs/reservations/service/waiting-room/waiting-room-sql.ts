import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../../../kit/database/database.ts';
import { lockRows } from '../../../kit/database/sql-differences.ts';
import { appendEvents } from '../../../kit/events/outbox.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import type { QueueEntry } from '../model/queue-entry.ts';
import { activeStatuses } from '../model/queue-entry.ts';
import { queueAdvanced, queueJoined, queueLeft } from '../published-events.ts';
import { findEntryRow, toQueueEntries } from '../stores/queue-entry-store.ts';
import type { QueueEntryRow, ReservationsTables, WaitingRoomRow } from '../stores/tables.ts';
import type { CurrentTime } from '../stores/time-store.ts';
import { admissionsDue, afterAdmissions } from './admission-rate.ts';
import type { WaitingRoom } from './waiting-room.ts';

/**
 * Waiting rooms in the database: they hold across processes and restarts. The row of a room is locked while
 * places are given out or people admitted, so that sequence numbers follow the order of the commits.
 */
export function createSqlWaitingRoom(
  database: Database<ReservationsTables>,
  currentTime: CurrentTime,
): WaitingRoom {
  const { kysely, engine } = database;
  const active = [...activeStatuses];
  const first = async (connection: Kysely<ReservationsTables>, row: QueueEntryRow | undefined) =>
    row && (await toQueueEntries(connection, [row]))[0];

  const lockRoom = async (
    transaction: Transaction<ReservationsTables>,
    eventId: string,
  ): Promise<WaitingRoomRow> => {
    await transaction
      .insertInto('waiting_rooms')
      .values({ event_id: eventId, next_sequence: 1, next_admission_ms: 0 })
      .onConflict((conflict) => conflict.column('event_id').doNothing())
      .execute();
    const query = transaction.selectFrom('waiting_rooms').selectAll().where('event_id', '=', eventId);
    return lockRows(engine, query).executeTakeFirstOrThrow();
  };
  const expireUnused = async (connection: Kysely<ReservationsTables>, eventId: string, now: Date) => {
    await connection
      .updateTable('queue_entries')
      .set({
        status: 'EXPIRED',
        admission_id: null,
        admission_expires_at: null,
        updated_at: now.toISOString(),
      })
      .where('event_id', '=', eventId)
      .where('status', '=', 'ADMITTED')
      .where('admission_expires_at', '<=', now.toISOString())
      .execute();
  };
  /** Cheap look before the lock: whether anybody could be admitted or has to be expired. */
  const isWorkDue = async (eventId: string, now: Date, rate: number, isOpen: boolean): Promise<boolean> => {
    const room = await kysely
      .selectFrom('waiting_rooms')
      .selectAll()
      .where('event_id', '=', eventId)
      .executeTakeFirst();
    if (!room) return false;
    const schedule = { admissionsPerMinute: rate, nextAdmissionMs: room.next_admission_ms };
    const isAdmissionDue = isOpen && admissionsDue(schedule, now.getTime()) > 0;
    // Two queries, so that each finds its partial index.
    const entries = kysely.selectFrom('queue_entries').select('id').where('event_id', '=', eventId).limit(1);
    const waiting = isAdmissionDue
      ? await entries.where('status', '=', 'WAITING').executeTakeFirst()
      : undefined;
    if (waiting) return true;
    const overdue = await entries
      .where('status', '=', 'ADMITTED')
      .where('admission_expires_at', '<=', now.toISOString())
      .executeTakeFirst();
    return overdue !== undefined;
  };

  return {
    join: (entry) =>
      database.transaction(async (transaction) => {
        const room = await lockRoom(transaction, entry.eventId);
        const now = await currentTime(transaction);
        await expireUnused(transaction, entry.eventId, now);
        const { eventId, userId, tokenHash } = entry;
        const own = userId && (await findEntryRow(transaction, { userId, tokenHash: undefined }, eventId));
        if (own && active.includes(own.status)) return entryOf(await first(transaction, own));
        const client =
          tokenHash && (await findEntryRow(transaction, { userId: undefined, tokenHash }, eventId));
        const isTaken = client && active.includes(client.status);
        if (isTaken && (client.user_id === null || client.user_id === userId)) {
          const bound = { ...client, user_id: userId ?? null };
          await transaction
            .updateTable('queue_entries')
            .set({ user_id: bound.user_id, updated_at: now.toISOString() })
            .where('id', '=', client.id)
            .execute();
          return entryOf(await first(transaction, bound));
        }
        const row: QueueEntryRow = {
          id: entry.id,
          organization_id: entry.organizationId,
          event_id: eventId,
          user_id: userId ?? null,
          token_hash: isTaken ? null : (tokenHash ?? null),
          sequence: room.next_sequence,
          status: 'WAITING',
          admission_id: null,
          admission_expires_at: null,
          joined_at: now.toISOString(),
          updated_at: now.toISOString(),
        };
        await transaction.insertInto('queue_entries').values(row).execute();
        await transaction
          .updateTable('waiting_rooms')
          .set({ next_sequence: room.next_sequence + 1 })
          .where('event_id', '=', eventId)
          .execute();
        await appendEvents(transaction, now, [queueJoined(entry)]);
        return entryOf(await first(transaction, row));
      }),
    findByIds: async (ids) => {
      if (ids.length === 0) return [];
      const rows = await kysely
        .selectFrom('queue_entries')
        .selectAll()
        .where('id', 'in', [...ids])
        .execute();
      return toQueueEntries(kysely, rows);
    },
    findByHolder: async (holder, eventId) => first(kysely, await findEntryRow(kysely, holder, eventId)),
    bindUser: (id, userId) =>
      database.transaction(async (transaction) => {
        const row = await transaction
          .selectFrom('queue_entries')
          .selectAll()
          .where('id', '=', id)
          .executeTakeFirst();
        if (!row) return;
        await lockRoom(transaction, row.event_id);
        const own = await findEntryRow(transaction, { userId, tokenHash: undefined }, row.event_id);
        if (own && active.includes(own.status)) return;
        const now = await currentTime(transaction);
        await transaction
          .updateTable('queue_entries')
          .set({ user_id: userId, updated_at: now.toISOString() })
          .where('id', '=', id)
          .where('user_id', 'is', null)
          .where('status', 'in', active)
          .execute();
      }),
    leave: (id) =>
      database.transaction(async (transaction) => {
        const now = await currentTime(transaction);
        const left = await transaction
          .updateTable('queue_entries')
          .set({
            status: 'LEFT',
            admission_id: null,
            admission_expires_at: null,
            updated_at: now.toISOString(),
          })
          .where('id', '=', id)
          .where('status', 'in', active)
          .returningAll()
          .executeTakeFirst();
        if (left) {
          const entry = entryOf(await first(transaction, left));
          await appendEvents(transaction, now, [queueLeft(entry)]);
          return entry;
        }
        const query = transaction.selectFrom('queue_entries').selectAll().where('id', '=', id);
        return first(transaction, await query.executeTakeFirst());
      }),
    admit: async ({ eventId, admissionsPerMinute, opensAt, admissionSeconds }) => {
      const seenAt = await currentTime(kysely);
      const isOpenAt = (now: Date): boolean => !opensAt || opensAt <= now;
      if (!(await isWorkDue(eventId, seenAt, admissionsPerMinute, isOpenAt(seenAt)))) return [];
      return database.transaction(async (transaction) => {
        const room = await lockRoom(transaction, eventId);
        // Asked again under the lock: time has passed while waiting for it.
        const now = await currentTime(transaction);
        await expireUnused(transaction, eventId, now);
        const schedule = { admissionsPerMinute, nextAdmissionMs: room.next_admission_ms };
        const due = isOpenAt(now) ? admissionsDue(schedule, now.getTime()) : 0;
        if (due === 0) return [];
        const next = await transaction
          .selectFrom('queue_entries')
          .selectAll()
          .where('event_id', '=', eventId)
          .where('status', '=', 'WAITING')
          .orderBy('sequence')
          .limit(due)
          .execute();
        const expiresAt = new Date(now.getTime() + admissionSeconds * 1_000).toISOString();
        const admitted: QueueEntryRow[] = [];
        for (const entry of next) {
          const row = await transaction
            .updateTable('queue_entries')
            .set({
              status: 'ADMITTED',
              admission_id: newId(),
              admission_expires_at: expiresAt,
              updated_at: now.toISOString(),
            })
            .where('id', '=', entry.id)
            .where('status', '=', 'WAITING')
            .returningAll()
            .executeTakeFirst();
          if (row) admitted.push(row);
        }
        if (admitted.length === 0) return [];
        await transaction
          .updateTable('waiting_rooms')
          .set({ next_admission_ms: afterAdmissions(schedule, now.getTime(), admitted.length) })
          .where('event_id', '=', eventId)
          .execute();
        const entries = await toQueueEntries(transaction, admitted);
        await appendEvents(transaction, now, [queueAdvanced(entries)]);
        return entries;
      });
    },
    countWaiting: async (eventIds) => {
      if (eventIds.length === 0) return new Map();
      const rows = await kysely
        .selectFrom('queue_entries')
        .select(({ fn }) => ['event_id', fn.countAll<number | bigint>().as('waiting')])
        .where('event_id', 'in', [...eventIds])
        .where('status', '=', 'WAITING')
        .groupBy('event_id')
        .execute();
      return new Map(rows.map((row) => [row.event_id, Number(row.waiting)]));
    },
    listOccupied: async () => {
      const rows = await kysely
        .selectFrom('waiting_rooms')
        .select('event_id')
        .where(({ or, exists, selectFrom }) =>
          or(
            active.map((status) =>
              exists(
                selectFrom('queue_entries')
                  .select('id')
                  .whereRef('queue_entries.event_id', '=', 'waiting_rooms.event_id')
                  .where('status', '=', status),
              ),
            ),
          ),
        )
        .execute();
      return rows.map((row) => row.event_id);
    },
    forget: async (before) => {
      await kysely
        .deleteFrom('queue_entries')
        .where('status', 'in', ['LEFT', 'EXPIRED'])
        .where('updated_at', '<', before.toISOString())
        .execute();
    },
  };
}

/** An entry that was written or read in this very transaction. */
function entryOf(entry: QueueEntry | undefined): QueueEntry {
  if (!entry) throw new Error('A queue entry that was just written is gone.');
  return entry;
}
