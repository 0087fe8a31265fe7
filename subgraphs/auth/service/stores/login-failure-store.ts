import { type Kysely, sql } from 'kysely';
import type { RowOf } from '../../../kit/database/row-codec.ts';
import { required } from '../../../kit/values/required.ts';
import { type AuthTables, loginFailureColumns } from './tables.ts';

/** Failures counted in one bucket within its current window. */
interface FailureCount {
  readonly bucket: string;
  readonly failures: number;
  readonly windowEndsAt: Date;
}

/** Counts failures in fixed windows, one row a bucket. */
export interface LoginFailureStore {
  /** Counts of buckets whose window is still open. */
  find(buckets: readonly string[], now: Date): Promise<ReadonlyMap<string, FailureCount>>;
  /**
   * Adds one failure, atomically over all processes, and resolves with the count then; opens a new window when the old
   * one has ended.
   */
  add(bucket: string, now: Date, windowMs: number): Promise<FailureCount>;
  clear(buckets: readonly string[]): Promise<void>;
  deleteEnded(now: Date): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createLoginFailureStore(connection: Kysely<AuthTables>): LoginFailureStore {
  return {
    find: async (buckets, now) => {
      const rows = await connection
        .selectFrom('login_failures')
        .selectAll()
        .where('bucket', 'in', [...buckets])
        .where('window_ends_at', '>', now.toISOString())
        .execute();
      return new Map(rows.map((row) => [row.bucket, loginFailureColumns.toEntity(row)]));
    },
    add: async (bucket, now, windowMs) => {
      const windowEndsAt = new Date(now.getTime() + windowMs).toISOString();
      const { rows } = await sql<
        RowOf<typeof loginFailureColumns>
      >`insert into login_failures (bucket, failures, window_ends_at) values (${bucket}, 1, ${windowEndsAt})
        on conflict (bucket) do update set
          failures = case when login_failures.window_ends_at <= ${now.toISOString()} then 1 else login_failures.failures + 1 end,
          window_ends_at = case when login_failures.window_ends_at <= ${now.toISOString()} then excluded.window_ends_at else login_failures.window_ends_at end
        returning bucket, failures, window_ends_at`.execute(connection);
      return loginFailureColumns.toEntity(required(rows[0]));
    },
    clear: async (buckets) => {
      await connection
        .deleteFrom('login_failures')
        .where('bucket', 'in', [...buckets])
        .execute();
    },
    deleteEnded: async (now) => {
      await connection
        .deleteFrom('login_failures')
        .where('window_ends_at', '<=', now.toISOString())
        .execute();
    },
  };
}
