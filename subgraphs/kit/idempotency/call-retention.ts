import { type QueryExecutorProvider, sql } from 'kysely';
import { deleteInBatches, deletionBatchSize } from '../database/delete-in-batches.ts';
import { rowLimit } from '../database/row-limit.ts';
import type { PeriodicJob } from '../lifecycle/periodic-job.ts';
import type { Clock } from '../values/clock.ts';

const intervalMs = 10 * 60_000;

/** The job that forgets calls, with their steps, that are older than `retentionMs`: their keys are new then. */
export function createCallRetentionJob(
  database: QueryExecutorProvider,
  clock: Clock,
  retentionMs: number,
): PeriodicJob {
  return {
    name: 'forget idempotent calls',
    intervalMs,
    runsAtStart: true,
    run: (signal) => {
      const before = new Date(clock().getTime() - retentionMs).toISOString();
      return deleteInBatches(
        database,
        sql`delete from idempotent_calls where call_id in (select call_id from idempotent_calls
          where called_at < ${before} order by called_at limit ${rowLimit(deletionBatchSize)})`,
        signal,
      );
    },
  };
}
