import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { openDatabase } from '../../subgraphs/kit/database/database.ts';
import { migrate } from '../../subgraphs/kit/database/migrate.ts';
import { createTestDatabase, type TestDatabase } from '../harness/real-services.ts';
import { testDatabaseContract } from './database-contract.ts';

let postgres: TestDatabase;
beforeAll(async () => {
  postgres = await createTestDatabase();
});
afterAll(() => postgres.drop());

describe('on PostgreSQL', () => testDatabaseContract(async () => postgres.url));

test('domains that share a database have tables of their own', async () => {
  const migrated = async (schema: string): Promise<string[]> => {
    const database = await openDatabase<unknown>({ url: postgres.url, schema });
    try {
      await migrate(database, {
        [`0001_${schema}`]: async (kysely) => {
          await kysely.schema.createTable('things').addColumn('id', 'text').execute();
        },
      });
      const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
        database.kysely,
      );
      return rows.map((row) => row.name);
    } finally {
      await database.close();
    }
  };
  expect(await migrated('first_domain')).toEqual(['0000_events', '0001_first_domain']);
  expect(await migrated('second_domain')).toEqual(['0000_events', '0001_second_domain']);
});

test('a process that stands still does not keep its locks for ever', async () => {
  const database = await openDatabase<unknown>({ url: postgres.url, schema: 'paused_domain' });
  try {
    const { rows } = await sql<{ idle: string; keepalive: string }>`select
      current_setting('idle_in_transaction_session_timeout') as idle,
      current_setting('tcp_keepalives_idle') as keepalive`.execute(database.kysely);
    expect(rows).toEqual([{ idle: '1min', keepalive: '15' }]);
  } finally {
    await database.close();
  }
});

test('a connection that is cut inside a transaction fails the transaction, not the process', async () => {
  const database = await openDatabase<unknown>({ url: postgres.url, schema: 'cut_domain' });
  const killer = await openDatabase<unknown>({ url: postgres.url, schema: 'cut_domain' });
  const cut = database.transaction(async (transaction) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction);
    await sql`select pg_terminate_backend(${rows[0]?.pid}, 5000)`.execute(killer.kysely);
    // Between two statements the connection belongs to nobody who would hear of it.
    await new Promise((resolve) => setTimeout(resolve, 50));
    await sql`select 1`.execute(transaction);
  });
  await expect(cut).rejects.toThrow();
  expect((await sql<{ one: number }>`select 1 as one`.execute(database.kysely)).rows).toEqual([{ one: 1 }]);
  await database.close();
  await killer.close();
});
