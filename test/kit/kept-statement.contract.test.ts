import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { type Database, openDatabase } from '../../subgraphs/kit/database/database.ts';
import { keepStatement } from '../../subgraphs/kit/database/kept-statement.ts';
import { describeOnEngines } from '../harness/describe-on-engines.ts';

interface Thing {
  readonly id: string;
  readonly size: number;
  readonly label: string | null;
}
interface Tables {
  readonly things: Thing;
  readonly others: Thing;
}

/** Statements that are compiled once. */
describeOnEngines('a kept statement', (engine) => {
  let database: Database<Tables>;
  beforeAll(async () => {
    database = await openThings();
  });
  afterAll(() => database.close());

  async function openThings(): Promise<Database<Tables>> {
    const opened = await openDatabase<Tables>({ url: await engine.emptyDatabase(), schema: 'things' });
    for (const table of ['things', 'others'] as const) {
      await opened.kysely.schema
        .createTable(table)
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('size', 'integer', (column) => column.notNull())
        .addColumn('label', 'text')
        .execute();
    }
    const things = Array.from({ length: 9 }, (_, index) => ({
      id: `thing-${index + 1}`,
      size: index + 1,
      label: index % 2 === 0 ? 'odd' : null,
    }));
    await opened.kysely.insertInto('things').values(things).execute();
    return opened;
  }

  /** Texts that were built, in order. */
  let built: string[] = [];
  beforeEach(() => {
    built = [];
  });
  const note = <Query extends { readonly sql: string }>(query: Query): Query => {
    built.push(query.sql);
    return query;
  };
  const keepSizes = () =>
    keepStatement((rows: Kysely<Tables>, { from, to }: { readonly from: number; readonly to?: number }) => {
      const query = rows.selectFrom('things').select('size').where('size', '>=', from).orderBy('size');
      return note((to === undefined ? query : query.where('size', '<=', to)).compile());
    });
  const sizesOf = ({ rows }: { readonly rows: ReadonlyArray<{ readonly size: number }> }): number[] =>
    rows.map(({ size }) => size);

  test('is built once and answers for the values of each call', async () => {
    const select = keepSizes();
    expect(sizesOf(await select(database.kysely, { from: 2, to: 3 }))).toEqual([2, 3]);
    const calls = [1, 5, 9].map((size) => select(database.kysely, { from: size, to: size }));
    expect((await Promise.all(calls)).map(sizesOf)).toEqual([[1], [5], [9]]);
    expect(built).toHaveLength(1);
  });

  test('is another statement where a value is left out', async () => {
    const select = keepSizes();
    expect(sizesOf(await select(database.kysely, { from: 8, to: 8 }))).toEqual([8]);
    expect(sizesOf(await select(database.kysely, { from: 8 }))).toEqual([8, 9]);
    expect(sizesOf(await select(database.kysely, { from: 9, to: undefined }))).toEqual([9]);
    expect(sizesOf(await select(database.kysely, { from: 7, to: 8 }))).toEqual([7, 8]);
    expect(built).toHaveLength(2);
  });

  test('reads lists of any length with few texts', async () => {
    const select = keepStatement((rows: Kysely<Tables>, { ids }: { readonly ids: readonly string[] }) =>
      note(
        rows
          .selectFrom('things')
          .select('size')
          .where('id', 'in', [...ids])
          .orderBy('size')
          .compile(),
      ),
    );
    for (const length of [1, 2, 3, 4, 5, 6, 7, 8, 9]) {
      const sizes = Array.from({ length }, (_, index) => index + 1);
      const ids = sizes.map((size) => `thing-${size}`);
      expect(sizesOf(await select(database.kysely, { ids }))).toEqual(sizes);
    }
    const unknown = Array.from({ length: 990 }, (_, index) => `unknown-${index}`);
    expect(sizesOf(await select(database.kysely, { ids: ['thing-4', ...unknown, 'thing-6'] }))).toEqual([
      4, 6,
    ]);
    // Room for 1, 2, 4, 8, 16 and 1024.
    expect(built).toHaveLength(6);
  });

  test('keeps the statements of its variants apart', async () => {
    const count = keepStatement(
      (rows: Kysely<Tables>, { from }: { readonly from: number }, table: 'things' | 'others') =>
        note(
          sql<{ found: number }>`select cast(count(*) as integer) as found from ${sql.table(table)}
            where size >= ${from}`.compile(rows),
        ),
    );
    expect((await count(database.kysely, { from: 3 }, 'things')).rows).toEqual([{ found: 7 }]);
    expect((await count(database.kysely, { from: 3 }, 'others')).rows).toEqual([{ found: 0 }]);
    expect((await count(database.kysely, { from: 9 }, 'things')).rows).toEqual([{ found: 1 }]);
    expect(built).toHaveLength(2);
  });

  test('writes null and counts the rows it changed', async () => {
    const relabel = keepStatement(
      (rows: Kysely<Tables>, { id, label }: { readonly id: string; readonly label: string | null }) =>
        note(rows.updateTable('things').set({ label }).where('id', '=', id).compile()),
    );
    expect((await relabel(database.kysely, { id: 'thing-9', label: 'new' })).numAffectedRows).toBe(1n);
    expect((await relabel(database.kysely, { id: 'thing-9', label: null })).numAffectedRows).toBe(1n);
    expect((await relabel(database.kysely, { id: 'nothing', label: 'new' })).numAffectedRows).toBe(0n);
    const { label } = await database.kysely
      .selectFrom('things')
      .select('label')
      .where('id', '=', 'thing-9')
      .executeTakeFirstOrThrow();
    expect(label).toBeNull();
    expect(built).toHaveLength(1);
  });

  test('runs inside the transaction it is given, built outside of it', async () => {
    const select = keepSizes();
    expect(sizesOf(await select(database.kysely, { from: 100 }))).toEqual([]);
    const work = database.transaction(async (transaction) => {
      await transaction.insertInto('things').values({ id: 'large', size: 100, label: null }).execute();
      expect(sizesOf(await select(transaction, { from: 100 }))).toEqual([100]);
      throw new Error('taken back');
    });
    await expect(work).rejects.toThrow('taken back');
    expect(sizesOf(await select(database.kysely, { from: 100 }))).toEqual([]);
    expect(built).toHaveLength(1);
  });

  test('runs no more in a transaction that has ended', async () => {
    const select = keepSizes();
    const ended = await database.transaction(async (transaction) => transaction);
    await expect(select(ended, { from: 1 })).rejects.toThrow('committed');
  });

  test('belongs to one database', async () => {
    const select = keepSizes();
    const second = await openThings();
    await second.kysely.deleteFrom('things').where('size', '>', 1).execute();
    expect(sizesOf(await select(database.kysely, { from: 1, to: 2 }))).toEqual([1, 2]);
    expect(sizesOf(await select(second.kysely, { from: 1, to: 2 }))).toEqual([1]);
    await second.close();
    expect(built).toHaveLength(2);
  });
});
