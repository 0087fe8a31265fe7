import { sql } from 'kysely';
import type { Database } from './database.ts';

const lockSpace = 7103;

/**
 * Runs `work` while no other process of the same PostgreSQL schema runs work of this name; the others wait.
 * A SQLite database has one process, so it needs no lock.
 */
export function runExclusively<Tables, Result>(
  database: Database<Tables>,
  name: string,
  work: () => Promise<Result>,
): Promise<Result> {
  if (database.engine === 'sqlite') return work();
  const key = sql`${lockSpace}, hashtext(current_schema() || ':' || ${name})`;
  // The lock belongs to this connection: `work` uses others of the pool.
  return database.kysely.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${key})`.execute(connection);
    try {
      return await work();
    } finally {
      await sql`select pg_advisory_unlock(${key})`.execute(connection);
    }
  });
}
