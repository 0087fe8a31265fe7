import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Kysely, KyselyPlugin } from 'kysely';
import type { PageRequest } from '../../proto/generated/erp/type/v1/page.ts';
import { type Database, openDatabase } from '../../subgraphs/kit/database/database.ts';
import {
  type KeysetOrder,
  type KeysetPage,
  readKeysetPage,
  writeCursor,
} from '../../subgraphs/kit/database/keyset-page.ts';
import { readKeysetPagesByGroup } from '../../subgraphs/kit/database/keyset-page-by-group.ts';
import { migrate } from '../../subgraphs/kit/database/migrate.ts';
import { type Int64Column, timestampType } from '../../subgraphs/kit/database/sql-differences.ts';
import { describeOnEngines } from '../harness/describe-on-engines.ts';

interface Row {
  readonly id: string;
  readonly owner: string;
  readonly amount: Int64Column;
  readonly made_at: string;
}

const huge = 9_007_199_254_740_992n;

/** 25 rows; several share an instant, and amounts are so large that two neighbours are the same float. */
const rows: readonly Row[] = Array.from({ length: 25 }, (_, index) => ({
  id: `row-${String(index).padStart(2, '0')}`,
  owner: index % 3 === 0 ? 'ann' : 'bob',
  amount: huge + BigInt(index),
  made_at: new Date(Date.UTC(2026, 0, 1 + Math.floor(index / 4))).toISOString(),
}));

const newestFirst: KeysetOrder = [
  { column: 'rows.made_at', as: 'made_at', direction: 'desc' },
  { column: 'rows.id', as: 'id', direction: 'asc' },
];
const byAmount: KeysetOrder = [{ column: 'rows.amount', as: 'amount', direction: 'asc' }];

function request(page: Partial<PageRequest>): PageRequest {
  return { first: undefined, after: undefined, last: undefined, before: undefined, ...page };
}

/** Pages of lists, of one parent and of many together. */
describeOnEngines('keyset pages', (engine) => {
  let database: Database<{ readonly rows: Row }>;

  beforeAll(async () => {
    database = await openDatabase({ url: await engine.emptyDatabase(), schema: 'paging_domain' });
    await migrate(database, {
      '0001_rows': async (schema, engine) => {
        await schema.schema
          .createTable('rows')
          .addColumn('id', 'text', (column) => column.primaryKey())
          .addColumn('owner', 'text', (column) => column.notNull())
          .addColumn('amount', 'bigint', (column) => column.notNull())
          .addColumn('made_at', timestampType(engine), (column) => column.notNull())
          .execute();
      },
    });
    await database.kysely
      .insertInto('rows')
      .values([...rows])
      .execute();
  });
  afterAll(() => database.close());

  const read = (page: Partial<PageRequest>, order = newestFirst): Promise<KeysetPage<Row>> =>
    readKeysetPage(database.kysely.selectFrom('rows').selectAll(), order, request(page));
  const idsOf = (page: KeysetPage<Row>): string[] => page.rows.map((row) => row.id);
  const sorted = rows.toSorted((a, b) => b.made_at.localeCompare(a.made_at) || a.id.localeCompare(b.id));
  const sortedIds = sorted.map((row) => row.id);

  test('walking forward visits every row once, in order', async () => {
    const seen: string[] = [];
    const sizes: number[] = [];
    let after: string | undefined;
    for (;;) {
      const page = await read({ first: 7, after });
      seen.push(...idsOf(page));
      sizes.push(page.rows.length);
      expect(page.page.totalCount).toBe(25);
      expect(page.page.hasPreviousPage).toBe(after !== undefined);
      if (!page.page.hasNextPage) break;
      after = page.page.cursors.at(-1);
    }
    expect(seen).toEqual(sortedIds);
    expect(sizes).toEqual([7, 7, 7, 4]);
  });

  test('a caller that does without the total count gets the same page', async () => {
    const [counted, uncounted] = [
      await read({ first: 7 }),
      await read({ first: 7, withoutTotalCount: true }),
    ];
    expect(uncounted).toEqual({ rows: counted.rows, page: { ...counted.page, totalCount: 0 } });
  });

  test('walking backward visits every row once, each page in list order', async () => {
    const pages: string[][] = [];
    let before: string | undefined;
    for (;;) {
      const page = await read({ last: 10, before });
      pages.unshift(idsOf(page));
      expect(page.page.hasNextPage).toBe(before !== undefined);
      if (!page.page.hasPreviousPage) break;
      before = page.page.cursors[0];
    }
    expect(pages.flat()).toEqual(sortedIds);
    expect(pages.map((page) => page.length)).toEqual([5, 10, 10]);
  });

  test('a page between two cursors holds what lies between them', async () => {
    const all = await read({ first: 25 });
    const [after, before] = [all.page.cursors[4], all.page.cursors[8]];
    expect(idsOf(await read({ first: 25, after, before }))).toEqual(sortedIds.slice(5, 8));
    expect(idsOf(await read({ last: 2, after, before }))).toEqual(sortedIds.slice(6, 8));
  });

  test('rows that are inserted before the cursor do not move the next page', async () => {
    const first = await read({ first: 5 });
    const newest = {
      ...rows[0],
      id: 'row-new',
      owner: 'eve',
      amount: 1n,
      made_at: '2026-06-01T00:00:00.000Z',
    };
    await database.kysely.insertInto('rows').values(newest).execute();
    const next = await read({ first: 5, after: first.page.cursors.at(-1) });
    await database.kysely.deleteFrom('rows').where('id', '=', 'row-new').execute();
    expect(idsOf(next)).toEqual(sortedIds.slice(5, 10));
  });

  test('cursors of integers beyond 2^53 are exact', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    for (let page = await read({ first: 1 }, byAmount); ; page = await read({ first: 1, after }, byAmount)) {
      seen.push(...idsOf(page));
      after = page.page.cursors.at(-1);
      if (!page.page.hasNextPage) break;
    }
    expect(seen).toEqual(rows.map((row) => row.id));
  });

  test('a page has twenty rows by default', async () => {
    expect((await read({})).rows).toHaveLength(20);
  });

  test.each([
    [{ first: 0 }, 'first'],
    [{ first: 101 }, 'first'],
    [{ last: -1 }, 'last'],
    [{ first: 1, last: 1 }, 'last'],
    [{ after: 'not a cursor' }, 'after'],
    [{ before: cursorOf([]) }, 'before'],
    [{ before: cursorOf(['only one value']) }, 'before'],
    [{ before: cursorOf(markedWith(newestFirst, 'only one value')) }, 'before'],
    [{ after: cursorOf(markedWith(newestFirst, { made_at: 1 }, 'row-00')) }, 'after'],
    [{ after: cursorOf(['2026-01-01T00:00:00.000Z', 'row-00']) }, 'after'],
  ])('the page %j is refused with the field %s', async (page, field) => {
    await expect(read(page)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: field }] });
  });

  test('a cursor belongs to its list: one of another table or another order is refused', async () => {
    const cursor = (await read({ first: 1 })).page.cursors[0];
    const [first, last] = newestFirst;
    if (!first || !last) throw new Error('The order has two columns.');
    const others: readonly KeysetOrder[] = [
      [{ ...first, direction: 'asc' }, last],
      [{ ...first, column: 'rows.owner', as: 'owner' }, last],
      [{ ...first, column: 'others.made_at' }, last],
    ];
    for (const order of others)
      for (const page of [{ after: cursor }, { before: cursor }])
        await expect(read(page, order)).rejects.toMatchObject({
          code: 'BAD_USER_INPUT',
          fields: [{ path: Object.keys(page)[0], message: 'The cursor is not one that this list gave out.' }],
        });
    expect(idsOf(await read({ first: 1, after: cursor }))).toEqual(sortedIds.slice(1, 2));
  });

  test('one read gives every group its own page, empty groups too', async () => {
    const pages = (await readKeysetPagesByGroup({
      connection: database.kysely,
      query: database.kysely.selectFrom('rows').selectAll(),
      group: { column: 'rows.owner', as: 'owner' },
      groupKeys: ['ann', 'bob', 'unknown-owner'],
      order: newestFirst,
      request: request({ first: 3 }),
    })) as ReadonlyMap<string, KeysetPage<Row>>;
    const expected = (owner: string): string[] =>
      sorted.filter((row) => row.owner === owner).map((row) => row.id);
    expect([...pages].map(([owner, page]) => [owner, idsOf(page), page.page.totalCount])).toEqual([
      ['ann', expected('ann').slice(0, 3), expected('ann').length],
      ['bob', expected('bob').slice(0, 3), expected('bob').length],
      ['unknown-owner', [], 0],
    ]);
    expect(pages.get('unknown-owner')?.page).toMatchObject({
      hasNextPage: false,
      hasPreviousPage: false,
      cursors: [],
    });
    expect(pages.get('ann')?.page.hasNextPage).toBe(true);
  });

  test.each<[string, Partial<PageRequest>, number]>([
    ['the whole list', { first: 25 }, 1],
    ['the whole list from its end', { last: 30 }, 1],
    ['all but one row', { first: 24 }, 2],
    [
      'what lies behind a cursor',
      { first: 25, after: cursorOf(markedWith(newestFirst, sorted[0]?.made_at, sorted[0]?.id)) },
      2,
    ],
  ])('%s is counted, with a statement of its own where it must be', async (_what, page, statements) => {
    const counted = countStatements(database.kysely);
    const rowsOf = counted.kysely.selectFrom('rows').selectAll();
    expect((await readKeysetPage(rowsOf, newestFirst, request(page))).page.totalCount).toBe(25);
    expect(counted.statements()).toBe(statements);
  });

  test.each([
    [16, 1],
    [15, 2],
  ])('groups in pages of %d are counted in %d statements', async (first, statements) => {
    const counted = countStatements(database.kysely);
    const pages = await readKeysetPagesByGroup({
      connection: counted.kysely,
      query: counted.kysely.selectFrom('rows').selectAll(),
      group: { column: 'rows.owner', as: 'owner' },
      groupKeys: ['ann', 'bob', 'unknown-owner'],
      order: newestFirst,
      request: request({ first }),
    });
    expect([...pages.values()].map(({ page }) => page.totalCount)).toEqual([9, 16, 0]);
    expect(counted.statements()).toBe(statements);
  });

  test.each([
    [['bob'], [16], 1],
    [[], [], 0],
  ])(
    'of the groups %j alone rows are read, and none where there are no groups',
    async (groupKeys, totals, statements) => {
      const counted = countStatements(database.kysely);
      const pages = await readKeysetPagesByGroup({
        connection: counted.kysely,
        query: counted.kysely.selectFrom('rows').selectAll(),
        group: { column: 'rows.owner', as: 'owner' },
        groupKeys,
        order: newestFirst,
        request: request({ first: 16 }),
      });
      expect([...pages].map(([owner, { page }]) => [owner, page.totalCount])).toEqual(
        groupKeys.map((owner, index) => [owner, totals[index]]),
      );
      expect(counted.statements()).toBe(statements);
    },
  );

  test('rows of many parents are not counted for a caller that does without', async () => {
    const counted = countStatements(database.kysely);
    const pages = await readKeysetPagesByGroup({
      connection: counted.kysely,
      query: counted.kysely.selectFrom('rows').selectAll(),
      group: { column: 'rows.owner', as: 'owner' },
      groupKeys: ['ann', 'bob', 'unknown-owner'],
      order: newestFirst,
      request: request({ first: 3, withoutTotalCount: true }),
    });
    expect([...pages.values()].map(({ rows: { length }, page }) => [length, page.totalCount])).toEqual([
      [3, 0],
      [3, 0],
      [0, 0],
    ]);
    expect(counted.statements()).toBe(1);
  });
});

/** The same database, whose statements are counted. */
function countStatements<Tables>(kysely: Kysely<Tables>): {
  readonly kysely: Kysely<Tables>;
  readonly statements: () => number;
} {
  let statements = 0;
  const counter: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      statements += 1;
      return result;
    },
  };
  return { kysely: kysely.withPlugin(counter), statements: () => statements };
}

/** The mark of an order as its cursors have it, with other values behind it. */
function markedWith(order: KeysetOrder, ...values: readonly unknown[]): unknown[] {
  const cursor = writeCursor(Object.fromEntries(order.map(({ as }) => [as, ''])), order);
  const [mark] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as readonly unknown[];
  return [mark, ...values];
}

function cursorOf(values: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}
