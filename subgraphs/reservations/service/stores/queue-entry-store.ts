import { type Kysely, sql } from 'kysely';
import type { QueueEntry, QueueHolder } from '../model/queue-entry.ts';
import type { QueueEntryRow, ReservationsTables } from './tables.ts';

/** The holder's active entry, otherwise the newest; undefined when there is none. */
export async function findEntryRow(
  connection: Kysely<ReservationsTables>,
  holder: QueueHolder,
  eventId: string | undefined,
): Promise<QueueEntryRow | undefined> {
  const { userId, tokenHash } = holder;
  if (userId === undefined && tokenHash === undefined) return undefined;
  let query = connection
    .selectFrom('queue_entries')
    .selectAll()
    .where((where) =>
      where.or([
        ...(userId === undefined ? [] : [where('user_id', '=', userId)]),
        ...(tokenHash === undefined ? [] : [where('token_hash', '=', tokenHash)]),
      ]),
    );
  if (eventId !== undefined) query = query.where('event_id', '=', eventId);
  return query
    .orderBy(sql`case when status in ('WAITING', 'ADMITTED') then 0 else 1 end`)
    .orderBy('joined_at', 'desc')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Entries with their positions, in the order of the rows. */
export async function toQueueEntries(
  connection: Kysely<ReservationsTables>,
  rows: readonly QueueEntryRow[],
): Promise<readonly QueueEntry[]> {
  const entries: QueueEntry[] = [];
  for (const row of rows) {
    entries.push({
      id: row.id,
      organizationId: row.organization_id,
      eventId: row.event_id,
      userId: row.user_id ?? undefined,
      status: row.status,
      position: row.status === 'WAITING' ? (await countAhead(connection, row)) + 1 : 0,
      admission:
        row.status === 'ADMITTED' && row.admission_id !== null && row.admission_expires_at !== null
          ? { id: row.admission_id, expiresAt: new Date(row.admission_expires_at) }
          : undefined,
      joinedAt: new Date(row.joined_at),
    });
  }
  return entries;
}

async function countAhead(
  connection: Kysely<ReservationsTables>,
  row: Pick<QueueEntryRow, 'event_id' | 'sequence'>,
): Promise<number> {
  const { ahead } = await connection
    .selectFrom('queue_entries')
    .select(({ fn }) => fn.countAll<number | bigint>().as('ahead'))
    .where('event_id', '=', row.event_id)
    .where('status', '=', 'WAITING')
    .where('sequence', '<', row.sequence)
    .executeTakeFirstOrThrow();
  return Number(ahead);
}
