import { type QueryExecutorProvider, type SelectQueryBuilder, sql } from 'kysely';
import type { PageRequest } from '../../../proto/generated/erp/type/v1/page.ts';
import {
  type KeysetOrder,
  type KeysetPage,
  readPageSize,
  reverseOrder,
  withinCursors,
  writeCursor,
} from './keyset-page.ts';

/** A page of each group. */
interface PagesByGroup<DB, TB extends keyof DB, Row> {
  readonly connection: QueryExecutorProvider;
  /** All filters but that of the groups; no order, no limit. */
  readonly query: SelectQueryBuilder<DB, TB, Row>;
  /** Column with the key of the parent of a row, and its name in the selected row. */
  readonly group: { readonly column: string; readonly as: string };
  readonly groupKeys: readonly string[];
  readonly order: KeysetOrder;
  readonly request: PageRequest | undefined;
}

/**
 * Reads the same page of several lists together: the connection field of many parents in at most two statements.
 * Every group is answered, empty ones too; sizes, cursors and errors are those of `readKeysetPage`.
 * Without groups the database is not asked.
 */
export async function readKeysetPagesByGroup<DB, TB extends keyof DB, Row extends Record<string, unknown>>(
  pages: PagesByGroup<DB, TB, Row>,
): Promise<ReadonlyMap<string, KeysetPage<Row>>> {
  const { connection, group, groupKeys, order, request } = pages;
  if (groupKeys.length === 0) return new Map();
  const query = pages.query.where(sql<boolean>`${sql.ref(group.column)} in (${sql.join([...groupKeys])})`);
  const { size, isBackward } = readPageSize(request);
  const directed = (isBackward ? reverseOrder(order) : order).map((column) =>
    column.direction === 'asc' ? sql`${sql.ref(column.column)} asc` : sql`${sql.ref(column.column)} desc`,
  );
  const rank = sql<
    number | bigint
  >`row_number() over (partition by ${sql.ref(group.column)} order by ${sql.join(directed)})`;
  const ranked = withinCursors(query, order, request).select(rank.as('rank_in_group'));
  const { rows } = await sql<Row>`select * from (${ranked}) as ranked
    where rank_in_group <= ${size + 1} order by rank_in_group`.execute(connection);
  const groups = Map.groupBy(rows, (row) => String(row[group.as]));
  // Pages that hold their whole lists are their own counts.
  const areWhole =
    request?.after === undefined &&
    request?.before === undefined &&
    groups.values().every((found) => found.length <= size);
  const totals =
    areWhole || request?.withoutTotalCount ? undefined : await countByGroup(connection, query, group);
  const totalOf = (key: string, found: number): number => {
    if (request?.withoutTotalCount) return 0;
    return totals === undefined ? found : (totals.get(key) ?? 0);
  };
  const toPage = (key: string): KeysetPage<Row> => {
    const found = groups.get(key) ?? [];
    const hasMore = found.length > size;
    const page = found.slice(0, size);
    if (isBackward) page.reverse();
    return {
      rows: page,
      page: {
        hasNextPage: isBackward ? request?.before !== undefined : hasMore,
        hasPreviousPage: isBackward ? hasMore : request?.after !== undefined,
        cursors: page.map((row) => writeCursor(row, order)),
        totalCount: totalOf(key, found.length),
      },
    };
  };
  return new Map(groupKeys.map((key) => [key, toPage(key)]));
}

async function countByGroup<DB, TB extends keyof DB, Row>(
  connection: QueryExecutorProvider,
  query: SelectQueryBuilder<DB, TB, Row>,
  group: { readonly column: string },
): Promise<ReadonlyMap<string, number>> {
  const keyed = query.clearSelect().select(sql<string>`${sql.ref(group.column)}`.as('key'));
  const counted = await sql<{
    key: string;
    total: number | bigint;
  }>`select key, count(*) as total from (${keyed}) as keyed group by key`.execute(connection);
  return new Map(counted.rows.map((count) => [count.key, Number(count.total)]));
}
