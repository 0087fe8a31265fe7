import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Kysely } from 'kysely';
import type { PageRequest } from '../../proto/generated/erp/type/v1/page.ts';
import { flag, instant, money, number, text } from '../../subgraphs/kit/database/columns.ts';
import { type Database, openDatabase } from '../../subgraphs/kit/database/database.ts';
import { type EntityTable, newestFirst, openEntityTable } from '../../subgraphs/kit/database/entity-store.ts';
import { migrate } from '../../subgraphs/kit/database/migrate.ts';
import { columns, type RowOf } from '../../subgraphs/kit/database/row-codec.ts';
import { timestampType } from '../../subgraphs/kit/database/sql-differences.ts';
import { money as moneyOf } from '../../subgraphs/kit/values/money.ts';
import { newId } from '../../subgraphs/kit/values/uuid-v7.ts';
import { describeOnEngines } from '../harness/describe-on-engines.ts';

const boxColumns = columns({
  id: text,
  organizationId: text,
  shelf: text,
  label: text.optional,
  size: number,
  price: money('price'),
  isOpen: flag,
  createdAt: instant,
});

interface BoxTables {
  readonly boxes: RowOf<typeof boxColumns>;
}
type Box = ReturnType<typeof boxColumns.toEntity>;

/** What every store gets from the kit, whichever engine is below it. */
describeOnEngines('an entity table', (engine) => {
  const now = new Date('2026-05-20T10:00:00.123Z');
  let database: Database<BoxTables>;
  let boxes: EntityTable<BoxTables, 'boxes', Box>;

  const open = (connection: Kysely<BoxTables>): EntityTable<BoxTables, 'boxes', Box> =>
    openEntityTable({
      connection,
      engine: database.engine,
      table: 'boxes',
      columns: boxColumns,
      entity: 'Box',
    });

  beforeAll(async () => {
    database = await openDatabase<BoxTables>({ url: await engine.emptyDatabase(), schema: 'boxes' });
    await migrate(database, {
      '0001_boxes': async (schema, sqlEngine) => {
        await schema.schema
          .createTable('boxes')
          .addColumn('id', 'text', (column) => column.primaryKey())
          .addColumn('organization_id', 'text', (column) => column.notNull())
          .addColumn('shelf', 'text', (column) => column.notNull())
          .addColumn('label', 'text')
          .addColumn('size', 'integer', (column) => column.notNull())
          .addColumn('price_minor_units', 'bigint', (column) => column.notNull())
          .addColumn('price_currency', 'text', (column) => column.notNull())
          .addColumn('is_open', 'boolean', (column) => column.notNull())
          .addColumn('created_at', timestampType(sqlEngine), (column) => column.notNull())
          .execute();
      },
    });
    boxes = open(database.kysely);
  });
  afterAll(() => database.close());

  const aBox = (changes: Partial<Box> = {}): Box => ({
    id: newId(),
    organizationId: newId(),
    shelf: 'A',
    label: undefined,
    size: 1,
    price: moneyOf(9_007_199_254_740_993n, 'EUR'),
    isOpen: false,
    createdAt: now,
    ...changes,
  });
  const notFound = { code: 'NOT_FOUND', message: expect.stringMatching(/^Box .+ was not found\.$/) };

  test('an entity reads as it was written, and as it was changed', async () => {
    const box = aBox({ label: 'Zoë 100%' });
    const { organizationId, id } = box;
    await boxes.entities.insert([box, aBox({ organizationId })]);
    expect(await boxes.entities.find(organizationId, id)).toEqual(box);
    const changed = { ...box, label: undefined, size: 2, isOpen: true };
    await boxes.entities.update(changed);
    expect(await boxes.entities.findByIds(organizationId, [id, 'unknown'])).toEqual([changed]);
    await boxes.entities.remove(organizationId, id);
    expect(await boxes.entities.findByIds(organizationId, [id])).toEqual([]);
  });

  test('no entities and no ids need no statement', async () => {
    await boxes.entities.insert([]);
    expect(await boxes.entities.findByIds('any', [])).toEqual([]);
  });

  test('an organization neither sees nor changes what another one has', async () => {
    const box = aBox();
    await boxes.entities.insert([box]);
    expect(await boxes.entities.findByIds('other', [box.id])).toEqual([]);
    await expect(boxes.entities.find('other', box.id)).rejects.toMatchObject(notFound);
    await expect(boxes.entities.lock('other', box.id)).rejects.toMatchObject(notFound);
    await expect(boxes.entities.remove('other', box.id)).rejects.toMatchObject(notFound);
    const taken = { ...box, organizationId: 'other', label: 'Taken' };
    await expect(boxes.entities.update(taken)).rejects.toMatchObject(notFound);
    expect(await boxes.read(boxes.select('other'))).toEqual([]);
    expect(await boxes.entities.find(box.organizationId, box.id)).toEqual(box);
  });

  test('a locked entity waits for the transaction that holds it', async () => {
    const box = aBox();
    await boxes.entities.insert([box]);
    const grow = (): Promise<void> =>
      database.transaction(async (transaction) => {
        const { entities } = open(transaction);
        const current = await entities.lock(box.organizationId, box.id);
        await entities.update({ ...current, size: current.size + 1 });
      });
    await Promise.all(Array.from({ length: 8 }, grow));
    expect(await boxes.entities.find(box.organizationId, box.id)).toMatchObject({ size: 9 });
  });

  test('a page follows its order, forwards and backwards', async () => {
    const organizationId = newId();
    const made = [1, 2, 3].map((age) =>
      aBox({ organizationId, size: age, createdAt: new Date(now.getTime() - age * 1_000) }),
    );
    await boxes.entities.insert(made);
    const query = boxes.select(organizationId);
    const first = await boxes.page(query, newestFirst, { first: 2 });
    expect(first.rows).toEqual(made.slice(0, 2));
    expect(first.page).toMatchObject({ hasNextPage: true, totalCount: 3 });
    const second = await boxes.page(query, newestFirst, { first: 2, after: first.page.cursors[1] });
    expect(second.rows).toEqual(made.slice(2));
    const last = await boxes.page(query.where('size', '>', 1), newestFirst, { last: 1 });
    expect(last.rows).toEqual(made.slice(2));
  });

  test('pages of groups have their own rows, cursors and totals; a group without rows has an empty one', async () => {
    const organizationId = newId();
    const made = ['A', 'B', 'A', 'A'].map((shelf, age) =>
      aBox({ organizationId, shelf, size: age, createdAt: new Date(now.getTime() - age * 1_000) }),
    );
    await boxes.entities.insert([...made, aBox({ shelf: 'A' })]);
    const read = (request: PageRequest) =>
      boxes.pageOfEach(
        boxes.select(organizationId),
        { column: 'shelf', keys: ['A', 'B', 'C'] },
        newestFirst,
        request,
      );
    const sizes = (pages: Awaited<ReturnType<typeof read>>) =>
      Object.fromEntries([...pages].map(([shelf, { rows }]) => [shelf, rows.map(({ size }) => size)]));
    const first = await read({ first: 2 });
    expect(sizes(first)).toEqual({ A: [0, 2], B: [1], C: [] });
    expect(first.get('A')?.page).toMatchObject({ hasNextPage: true, totalCount: 3 });
    expect(first.get('C')?.page).toMatchObject({ hasNextPage: false, totalCount: 0, cursors: [] });
    const after = first.get('A')?.page.cursors.at(-1);
    expect(sizes(await read({ first: 2, after }))['A']).toEqual([3]);
  });
});
