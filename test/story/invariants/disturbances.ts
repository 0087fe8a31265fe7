import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Random } from '../../federation/fuzz/random.ts';
import type { RunningDistributed } from '../../harness/start-distributed.ts';
import { observerName } from './records.ts';
import type { Pace } from './witness.ts';

/** What trouble needs to know of a run. */
export interface Scene {
  /** Aborts when the trade is over. */
  readonly signal: AbortSignal;
  /** Trouble comes after so many answers, so that every run has its share of it whatever the machine does. */
  readonly answers: Pace;
  /** Notes that trouble was made so many times. */
  count(times: number): void;
}

/** Trouble that lasts until the signal; resolves when all is whole again. */
export type Disturbance = (scene: Scene) => Promise<void>;

/** Kills one service after the other immediately and starts it again. */
export function killServices(system: RunningDistributed, random: Random): Disturbance {
  return async ({ signal, answers, count }) => {
    for (;;) {
      await answers.reach(answers.count() + 40 + random.int(80), signal);
      if (signal.aborted) return;
      const domain = random.pick(['payments', 'reservations', 'finance', 'finance'] as const);
      await system.killService(domain);
      count(1);
      await pause(random.int(300));
      await system.restartService(domain);
    }
  };
}

/** PostgreSQL ends half of all connections again and again, in the middle of whatever they do. */
export function cutConnections(databaseUrl: string, random: Random): Disturbance {
  return async ({ signal, answers, count }) => {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      for (;;) {
        await answers.reach(answers.count() + 10 + random.int(30), signal);
        if (signal.aborted) return;
        const { rowCount } = await client.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and pid <> pg_backend_pid() and application_name <> $1
             and random() < 0.5`,
          [observerName],
        );
        count(rowCount ?? 0);
      }
    } finally {
      await client.end();
    }
  };
}
