import { type Kysely, sql } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type Clock, systemClock } from '../../../kit/values/clock.ts';
import type { ReservationsTables } from './tables.ts';

/** The time by which holds and admissions are decided, asked for inside the transaction that decides. */
export interface TimeStore {
  now(): Promise<Date>;
}

/**
 * Several processes share a PostgreSQL database and their clocks differ, so the database's clock decides; on
 * SQLite there is one process and its clock decides. A clock other than the system's always decides.
 * @param connection the database, or a transaction of it
 */
export function createTimeStore(
  connection: Kysely<ReservationsTables>,
  engine: SqlEngine,
  clock: Clock,
): TimeStore {
  if (engine === 'sqlite' || clock !== systemClock) return { now: async () => clock() };
  return {
    now: async () => {
      const { rows } = await sql<{ now: string }>`select clock_timestamp() as now`.execute(connection);
      const [row] = rows;
      if (!row) throw new Error('The database did not answer with its time.');
      return new Date(row.now);
    },
  };
}
