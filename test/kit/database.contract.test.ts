import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { type Database, openDatabase } from '../../subgraphs/kit/database/database.ts';
import { readDatabaseFailure } from '../../subgraphs/kit/database/database-failure.ts';
import { addFoldedColumns, containsText, foldParts } from '../../subgraphs/kit/database/folded-text.ts';
import { type Migrations, migrate } from '../../subgraphs/kit/database/migrate.ts';
import {
  type BooleanColumn,
  dateType,
  fromBoolean,
  type Int64Column,
  isUniqueViolation,
  lockRows,
  timestampType,
} from '../../subgraphs/kit/database/sql-differences.ts';
import { describeOnEngines } from '../harness/describe-on-engines.ts';

interface SampleTables {
  readonly samples: {
    readonly id: string;
    readonly name: string;
    readonly is_hot: BooleanColumn;
    readonly amount: Int64Column;
    readonly made_at: string;
    readonly due_on: string | null;
    readonly name_folded: string;
  };
}

const migrations: Migrations = {
  '0001_samples': async (schema, engine) => {
    await schema.schema
      .createTable('samples')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('is_hot', 'boolean', (column) => column.notNull())
      .addColumn('amount', 'bigint', (column) => column.notNull())
      .addColumn('made_at', timestampType(engine), (column) => column.notNull())
      .addColumn('due_on', dateType(engine))
      .execute();
    await addFoldedColumns(schema, engine, 'samples', { name_folded: ['name'] });
  },
};

const sample = {
  id: 'a',
  name: '100% Grün_\\',
  is_hot: true,
  amount: 9_007_199_254_740_993n,
  made_at: '2026-01-31T23:59:59.123Z',
  due_on: '2026-02-28',
  name_folded: foldParts({ name: '100% Grün_\\' }, ['name']),
};

/** What the kit brings into every database. */
const kitSteps = ['0000_events', '0000_idempotent_calls'];

/** What stores rely on, whichever engine is below: types, transactions, migrations, text search. */
describeOnEngines('the database', (engine) => {
  let url: string;
  let database: Database<SampleTables>;

  beforeAll(async () => {
    url = await engine.emptyDatabase();
    database = await openDatabase<SampleTables>({ url, schema: 'samples_domain' });
    await migrate(database, migrations);
    await database.kysely.insertInto('samples').values(sample).execute();
  });
  afterAll(() => database.close());

  test('values read as they were written, integers beyond 2^53 exactly', async () => {
    const row = await database.kysely.selectFrom('samples').selectAll().executeTakeFirstOrThrow();
    expect({ ...row, is_hot: fromBoolean(row.is_hot), amount: BigInt(row.amount) }).toEqual(sample);
  });

  test('migrating twice, also at the same time, changes nothing', async () => {
    await Promise.all([migrate(database, migrations), migrate(database, migrations)]);
    const { rows } = await sql<{
      name: string;
    }>`select name from kysely_migration order by name`.execute(database.kysely);
    expect(rows.map(({ name }) => name)).toEqual([...kitSteps, '0001_samples']);
  });

  test('a step that the kit gets later comes to a database that has steps of its domain', async () => {
    const older = await openDatabase<SampleTables>({ url: await engine.emptyDatabase(), schema: 'older' });
    try {
      await migrate(older, migrations);
      for (const table of ['idempotent_steps', 'idempotent_calls'])
        await sql`drop table ${sql.table(table)}`.execute(older.kysely);
      await sql`delete from kysely_migration where name = '0000_idempotent_calls'`.execute(older.kysely);
      await migrate(older, migrations);
      const { rows } = await sql`select * from idempotent_calls`.execute(older.kysely);
      expect(rows).toEqual([]);
    } finally {
      await older.close();
    }
  });

  test('a migration that fails leaves the schema as it was and says so', async () => {
    const broken: Migrations = {
      ...migrations,
      '0002_broken': async (schema) => {
        await schema.schema.createTable('half_done').addColumn('id', 'text').execute();
        throw new Error('boom');
      },
    };
    await expect(migrate(database, broken)).rejects.toThrow('The database schema could not be migrated.');
    await expect(sql`select * from half_done`.execute(database.kysely)).rejects.toThrow();
  });

  test('a transaction that throws writes nothing and notifies no listener', async () => {
    let commits = 0;
    const stop = database.onCommit(() => {
      commits += 1;
    });
    await expect(
      database.transaction(async (transaction) => {
        await transaction
          .insertInto('samples')
          .values({ ...sample, id: 'rolled-back' })
          .execute();
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(commits).toBe(0);
    await database.transaction(async (transaction) => {
      await transaction.updateTable('samples').set({ is_hot: true }).execute();
    });
    expect(commits).toBe(1);
    stop();
    await database.transaction(async (transaction) => {
      await transaction.updateTable('samples').set({ is_hot: true }).execute();
    });
    expect(commits).toBe(1);
    expect(await ids(database.kysely)).toEqual(['a']);
  });

  test('rows that are locked are changed one transaction after the other', async () => {
    const addOne = (): Promise<void> =>
      database.transaction(async (transaction) => {
        const locked = lockRows(database.engine, transaction.selectFrom('samples').select('amount'));
        const { amount } = await locked.where('id', '=', 'a').executeTakeFirstOrThrow();
        await transaction
          .updateTable('samples')
          .set({ amount: BigInt(amount) + 1n })
          .where('id', '=', 'a')
          .execute();
      });
    await Promise.all(Array.from({ length: 8 }, addOne));
    const { amount } = await database.kysely.selectFrom('samples').select('amount').executeTakeFirstOrThrow();
    expect(BigInt(amount)).toBe(sample.amount + 8n);
  });

  test('text search takes wildcards literally and ignores case', async () => {
    const find = (needle: string): Promise<string[]> => ids(database.kysely, needle, containsText);
    expect(await find('100% gr')).toEqual(['a']);
    expect(await find('n_\\')).toEqual(['a']);
    expect(await find('100_')).toEqual([]);
    expect(await find('%%')).toEqual([]);
  });

  test('rows there are get their folded texts from the migration, in one order on every engine', async () => {
    const names = [
      'Zebra',
      'Ärzte GmbH',
      'apple',
      'ÄPFEL',
      'Straße',
      '\u0130stanbul',
      'Böhm',
      'Bohm',
      'a\u200bb',
    ];
    const kysely = database.kysely as unknown as Kysely<unknown>;
    await sql`create table old_rows (id text primary key, name text not null, note text)`.execute(kysely);
    for (const [index, name] of names.entries())
      await sql`insert into old_rows (id, name) values (${`id-${index}`}, ${name})`.execute(kysely);
    await addFoldedColumns(kysely, database.engine, 'old_rows', {
      name_folded: ['name'],
      search_folded: [['name', 'note'], 'id'],
    });
    const { rows } = await sql<{ name: string }>`select name from old_rows order by name_folded`.execute(
      kysely,
    );
    expect(rows.map(({ name }) => name)).toEqual([
      'a\u200bb',
      'apple',
      'ÄPFEL',
      'Ärzte GmbH',
      'Bohm',
      'Böhm',
      '\u0130stanbul',
      'Straße',
      'Zebra',
    ]);
    const find = async (needle: string): Promise<readonly string[]> => {
      const matches = containsText(sql.ref('search_folded'), needle);
      const found = await sql<{ name: string }>`select name from old_rows where ${matches}`.execute(kysely);
      return found.rows.map(({ name }) => name);
    };
    for (const needle of ['ärzte', 'ÄRZTE', 'a\u0308rzte gmbh  ', 'ÄR\u200bZTE'])
      expect(await find(needle)).toEqual(['Ärzte GmbH']);
    for (const needle of ['strasse', 'STRASSE', 'straße', 'STRAẞE'])
      expect(await find(needle)).toEqual(['Straße']);
    for (const needle of ['istanbul', 'ISTANBUL', 'ıstanbul', 'İSTANBUL'])
      expect(await find(needle)).toEqual(['\u0130stanbul']);
    await sql`drop table old_rows`.execute(kysely);
  });

  test.each([
    ['long', 'x'.repeat(201)],
    ['very long', 'x'.repeat(300_000)],
    ['with a NUL character', 'a\0'],
    ['with half a character', '\ud800'],
  ])('a search for a text that is %s is refused', async (_what, needle) => {
    const search = () => containsText(sql.ref('name_folded'), needle);
    expect(search).toThrow(
      expect.objectContaining({
        code: 'BAD_USER_INPUT',
        fields: [expect.objectContaining({ path: 'search' })],
      }),
    );
  });

  test('a search for a text of the greatest length is answered', async () => {
    const find = (needle: string): Promise<string[]> => ids(database.kysely, needle, containsText);
    expect(await find('%'.repeat(200))).toEqual([]);
  });

  test('a text with a NUL character is a value that is not valid, to write and to look for', async () => {
    const failure = (work: Promise<unknown>): Promise<unknown> =>
      work.then(
        () => 'none',
        (error: unknown) => readDatabaseFailure(error)?.code,
      );
    const { kysely } = database;
    const add = kysely.insertInto('samples').values({ ...sample, id: 'a\0' });
    expect(await failure(add.execute())).toBe('BAD_USER_INPUT');
    const find = kysely.selectFrom('samples').select('id').where('id', '=', '\0');
    expect(await failure(find.execute())).toBe('BAD_USER_INPUT');
  });

  test('a duplicate key is recognised among other failures', async () => {
    const failure = (work: Promise<unknown>): Promise<unknown> =>
      work.then(
        () => undefined,
        (error: unknown) => error,
      );
    const duplicate = await failure(database.kysely.insertInto('samples').values(sample).execute());
    expect(isUniqueViolation(duplicate)).toBe(true);
    const missing = await failure(sql`select * from nowhere`.execute(database.kysely));
    expect(missing).toMatchObject({ message: expect.stringContaining('nowhere') });
    expect(isUniqueViolation(missing)).toBe(false);
  });

  if (engine.kind === 'postgres') testSharedServer(() => url);
});

async function ids(
  kysely: Kysely<SampleTables>,
  needle?: string,
  matches?: (column: ReturnType<typeof sql.ref>, needle: string) => ReturnType<typeof containsText>,
): Promise<string[]> {
  let query = kysely.selectFrom('samples').select('id').orderBy('id');
  if (needle !== undefined && matches) query = query.where(matches(sql.ref('name_folded'), needle));
  return (await query.execute()).map((row) => row.id);
}

/** What only a server shared by processes can do to a domain. */
function testSharedServer(getUrl: () => string): void {
  test('domains that share a database have tables of their own', async () => {
    const migrated = async (schema: string): Promise<string[]> => {
      const database = await openDatabase<unknown>({ url: getUrl(), schema });
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
    expect(await migrated('first_domain')).toEqual([...kitSteps, '0001_first_domain']);
    expect(await migrated('second_domain')).toEqual([...kitSteps, '0001_second_domain']);
  });

  test('a process that stands still does not keep its locks for ever', async () => {
    const database = await openDatabase<unknown>({ url: getUrl(), schema: 'paused_domain' });
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
    const sockets = watchNewSockets();
    const database = await openDatabase<unknown>({ url: getUrl(), schema: 'cut_domain' });
    sockets.stop();
    const killer = await openDatabase<unknown>({ url: getUrl(), schema: 'cut_domain' });
    const cut = database.transaction(async (transaction) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction);
      await sql`select pg_terminate_backend(${rows[0]?.pid}, 5000)`.execute(killer.kysely);
      // Between two statements no query is there to receive the failure of its connection.
      await sockets.untilClosed();
      await sql`select 1`.execute(transaction);
    });
    await expect(cut).rejects.toThrow();
    expect((await sql<{ one: number }>`select 1 as one`.execute(database.kysely)).rows).toEqual([{ one: 1 }]);
    await database.close();
    await killer.close();
  });
}

/** Sockets that this process opens until `stop`. */
function watchNewSockets(): { stop(): void; untilClosed(): Promise<unknown> } {
  const closings: Array<Promise<unknown>> = [];
  const onSocket = (message: unknown): void => {
    closings.push(once((message as { readonly socket: Socket }).socket, 'close'));
  };
  subscribe('net.client.socket', onSocket);
  return {
    stop: () => void unsubscribe('net.client.socket', onSocket),
    untilClosed: () => Promise.all(closings),
  };
}
