import { type QueryExecutorProvider, sql } from 'kysely';
import { deleteInBatches, deletionBatchSize } from '../database/delete-in-batches.ts';
import { rowLimit } from '../database/row-limit.ts';
import type { PeriodicJob } from '../lifecycle/periodic-job.ts';

const dayMs = 24 * 60 * 60_000;

/**
 * How long rows of the event tables stay. Rows that are not published, events that were given up on, and
 * events that a consumer group has not read stay without limit.
 */
export const eventRetention = {
  /** Published rows of a service's outbox: for finding out what was sent. */
  outboxMs: 7 * dayMs,
  /** Ids of events that were consumed: longer than the log, so that nothing is ever consumed twice. */
  processedEventsMs: 30 * dayMs,
  /** The log of the event bus: what a new consumer group can still read. */
  eventLogMs: 14 * dayMs,
} as const;

const intervalMs = 10 * 60_000;

/** The job that keeps the event tables of one service small. */
export function createServiceRetentionJob(database: QueryExecutorProvider, clock: () => Date): PeriodicJob {
  return {
    name: 'delete old events',
    intervalMs,
    runsAtStart: true,
    run: async (signal) => {
      const now = clock();
      await deletePublishedEvents(database, now, signal);
      await deleteProcessedEvents(database, now, signal);
    },
  };
}

/** The job that keeps the log of the event bus small. Any number of processes may run it. */
export function createLogRetentionJob(database: QueryExecutorProvider, clock: () => Date): PeriodicJob {
  return {
    name: 'delete delivered events',
    intervalMs,
    runsAtStart: true,
    run: (signal) => deleteDeliveredEvents(database, clock(), signal),
  };
}

/** Outbox rows that were published more than seven days ago. */
function deletePublishedEvents(
  database: QueryExecutorProvider,
  now: Date,
  signal: AbortSignal,
): Promise<void> {
  return deleteInBatches(
    database,
    sql`delete from outbox where sequence in (select sequence from outbox
      where published_at < ${before(now, eventRetention.outboxMs)} order by sequence limit ${rowLimit(deletionBatchSize)})`,
    signal,
  );
}

/** Records of consumption that are older than thirty days. */
function deleteProcessedEvents(
  database: QueryExecutorProvider,
  now: Date,
  signal: AbortSignal,
): Promise<void> {
  return deleteInBatches(
    database,
    sql`delete from processed_events where (consumer_group, event_id) in (select consumer_group, event_id
      from processed_events where processed_at < ${before(now, eventRetention.processedEventsMs)}
      limit ${rowLimit(deletionBatchSize)})`,
    signal,
  );
}

/** Events older than fourteen days that every consumer group has behind it; none while there is no group. */
function deleteDeliveredEvents(
  database: QueryExecutorProvider,
  now: Date,
  signal: AbortSignal,
): Promise<void> {
  return deleteInBatches(
    database,
    sql`delete from event_log where position in (select position from event_log
      where published_at < ${before(now, eventRetention.eventLogMs)}
        and position <= (select min(position) from consumer_offsets)
      order by position limit ${rowLimit(deletionBatchSize)})`,
    signal,
  );
}

function before(now: Date, ms: number): string {
  return new Date(now.getTime() - ms).toISOString();
}
