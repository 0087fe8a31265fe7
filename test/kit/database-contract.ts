import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { type Database, openDatabase } from '../../subgraphs/kit/database/database.ts';
import { type Migrations, migrate } from '../../subgraphs/kit/database/migrate.ts';
import {
  type BooleanColumn,
  containsText,
  dateType,
  fromBoolean,
  type Int64Column,
  isUniqueViolation,
  lockRows,
  timestampType,
} from '../../subgraphs/kit/database/sql-differences.ts';

interface SampleTables {
  readonly samples: {
    readonly id: string;
    readonly name: string;
    readonly is_hot: BooleanColumn;
    readonly amount: Int64Column;
    readonly made_at: string;
    readonly due_on: string | null;
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
  },
};

const sample = {
  id: 'a',
  name: '100% Grün_\\',
  is_hot: true,
  amount: 9_007_199_254_740_993n,
  made_at: '2026-01-31T23:59:59.123Z',
  due_on: '2026-02-28',
};

/** What stores rely on, whichever engine is below: types, transactions, migrations, text search. */
export function testDatabaseContract(getUrl: () => Promise<string>): void {
  let database: Database<SampleTables>;

  beforeAll(async () => {
    database = await openDatabase<SampleTables>({ url: await getUrl(), schema: 'samples_domain' });
    await migrate(database, migrations);
    await database.kysely.insertInto('samples').values(sample).execute();
  });
  afterAll(() => database.close());

  test('values read as they were written, integers beyond 2^53 exactly', async () => {
    const row = await database.kysely.selectFrom('samples').selectAll().executeTakeFirstOrThrow();
    expect({ ...row, is_hot: fromBoolean(row.is_hot), amount: BigInt(row.amount) }).toEqual(sample);
  });

  test('migrating twice, also at once, changes nothing', async () => {
    await Promise.all([migrate(database, migrations), migrate(database, migrations)]);
    const { rows } = await sql`select name from kysely_migration`.execute(database.kysely);
    expect(rows).toHaveLength(2);
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

  test('a transaction that throws leaves nothing behind and tells no listener', async () => {
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
    const find = (needle: string): Promise<string[]> =>
      ids(database.kysely, needle, (column, text) => containsText(database.engine, column, text));
    expect(await find('100% gr')).toEqual(['a']);
    expect(await find('n_\\')).toEqual(['a']);
    expect(await find('100_')).toEqual([]);
    expect(await find('%%')).toEqual([]);
  });

  test('a duplicate key is told from other failures', async () => {
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
}

async function ids(
  kysely: Kysely<SampleTables>,
  needle?: string,
  matches?: (column: ReturnType<typeof sql.ref>, needle: string) => ReturnType<typeof containsText>,
): Promise<string[]> {
  let query = kysely.selectFrom('samples').select('id').orderBy('id');
  if (needle !== undefined && matches) query = query.where(matches(sql.ref('name'), needle));
  return (await query.execute()).map((row) => row.id);
}
