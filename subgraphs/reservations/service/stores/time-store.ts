import { type QueryExecutorProvider, sql } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type Clock, systemClock } from '../../../kit/values/clock.ts';

/** The time by which holds and admissions are decided, asked for inside the transaction that decides. */
export type CurrentTime = (connection: QueryExecutorProvider) => Promise<Date>;

/**
 * Several processes share a PostgreSQL database and their clocks differ, so the database's clock decides; on
 * SQLite there is one process and its clock decides. A clock other than the system's always decides.
 */
export function createCurrentTime(engine: SqlEngine, clock: Clock): CurrentTime {
  if (engine === 'sqlite' || clock !== systemClock) return async () => clock();
  return async (connection) => {
    const { rows } = await sql<{ now: string }>`select clock_timestamp() as now`.execute(connection);
    const [row] = rows;
    if (!row) throw new Error('The database did not tell its time.');
    return new Date(row.now);
  };
}
