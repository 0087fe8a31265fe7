import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Random } from '../../federation/fuzz/random.ts';
import type { RunningDistributed } from '../../harness/start-distributed.ts';
import { observerName } from './records.ts';

/** Trouble that lasts until the signal; resolves with how often it was made, when all is whole again. */
export type Disturbance = (signal: AbortSignal) => Promise<number>;

/** Kills one service after the other immediately and starts it again. */
export function killServices(system: RunningDistributed, random: Random): Disturbance {
  return async (signal) => {
    let kills = 0;
    while (!signal.aborted) {
      await pause(800 + random.int(1_200));
      const domain = random.pick(['payments', 'reservations', 'finance'] as const);
      await system.killService(domain);
      kills += 1;
      await pause(random.int(300));
      await system.restartService(domain);
    }
    return kills;
  };
}

/** PostgreSQL ends half of all connections again and again, in the middle of whatever they do. */
export function cutConnections(databaseUrl: string, random: Random): Disturbance {
  return async (signal) => {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      let cuts = 0;
      while (!signal.aborted) {
        await pause(100 + random.int(500));
        const { rowCount } = await client.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and pid <> pg_backend_pid() and application_name <> $1
             and random() < 0.5`,
          [observerName],
        );
        cuts += rowCount ?? 0;
      }
      return cuts;
    } finally {
      await client.end();
    }
  };
}
