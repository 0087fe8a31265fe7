import type { Kysely } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { lockRows } from '../../../kit/database/sql-differences.ts';
import { activeStatuses } from '../model/queue-entry.ts';
import { type ReservationsTables, waitingRoomColumns } from './tables.ts';

/** The state of one line. */
interface WaitingRoomState {
  readonly eventId: string;
  /** The sequence number of who joins next. */
  readonly nextSequence: number;
  /** Unix time in milliseconds, with fraction; 0 for a room before the first admission. */
  readonly nextAdmissionMs: number;
}

/** Reads and writes the state of lines; a room belongs to its event, not to an organization. */
export interface WaitingRoomStore {
  /** The room of an event, made if need be and locked until the transaction ends. */
  lock(eventId: string): Promise<WaitingRoomState>;
  /** Undefined for an event without any queue entry so far. */
  read(eventId: string): Promise<WaitingRoomState | undefined>;
  update(room: WaitingRoomState): Promise<void>;
  /** Events with active entries. */
  listOccupied(): Promise<readonly string[]>;
}

/** @param connection the database, or a transaction of it */
export function createWaitingRoomStore(
  connection: Kysely<ReservationsTables>,
  engine: SqlEngine,
): WaitingRoomStore {
  const select = (eventId: string) =>
    connection.selectFrom('waiting_rooms').selectAll().where('event_id', '=', eventId);
  return {
    lock: async (eventId) => {
      await connection
        .insertInto('waiting_rooms')
        .values({ event_id: eventId, next_sequence: 1, next_admission_ms: 0 })
        .onConflict((conflict) => conflict.column('event_id').doNothing())
        .execute();
      return waitingRoomColumns.toEntity(await lockRows(engine, select(eventId)).executeTakeFirstOrThrow());
    },
    read: async (eventId) => {
      const row = await select(eventId).executeTakeFirst();
      return row && waitingRoomColumns.toEntity(row);
    },
    update: async (room) => {
      const { event_id, ...changes } = waitingRoomColumns.toRow(room);
      await connection.updateTable('waiting_rooms').set(changes).where('event_id', '=', event_id).execute();
    },
    listOccupied: async () => {
      const rows = await connection
        .selectFrom('waiting_rooms')
        .select('event_id')
        .where(({ or, exists, selectFrom }) =>
          or(
            activeStatuses.map((status) =>
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
  };
}
