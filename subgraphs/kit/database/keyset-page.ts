import { createHash } from 'node:crypto';
import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { PageInfo, PageRequest } from '../../../proto/generated/erp/type/v1/page.ts';
import { invalidInput } from '../errors/domain-error.ts';
import { rowLimit } from './row-limit.ts';

/** Rows of a page when the caller asks for no size. */
export const defaultPageSize = 20;
/** Largest page; a larger one is refused with BAD_USER_INPUT. */
export const maxPageSize = 100;

/** Order of a list. The last column must be unique (the id), so that cursors are exact. */
export type KeysetOrder = readonly KeysetColumn[];

interface KeysetColumn {
  /** Column reference, for example `customers.name`. It must be selected under `as` and be `not null`. */
  readonly column: string;
  /** Name of the column in the selected row. */
  readonly as: string;
  readonly direction: 'asc' | 'desc';
}

/** Rows of one page in the order of the list, and where the page lies in it. */
export interface KeysetPage<Row> {
  readonly rows: readonly Row[];
  readonly page: PageInfo;
}

/**
 * Reads one page of a query by keyset (no offset): stable under inserts. Cursors hold the row's values of the
 * order columns, and what list they are of. Throws BAD_USER_INPUT for sizes outside 1..100, `first` with `last`, and
 * cursors that are broken or of another list.
 *
 * @param query filters applied, no order, no limit
 */
export async function readKeysetPage<DB, TB extends keyof DB, Row extends Record<string, unknown>>(
  query: SelectQueryBuilder<DB, TB, Row>,
  order: KeysetOrder,
  request: PageRequest | undefined,
): Promise<KeysetPage<Row>> {
  const { size, isBackward } = readPageSize(request);
  const page = withinCursors(query, order, request);
  let directed = page;
  for (const column of isBackward ? reverseOrder(order) : order)
    directed = directed.orderBy(sql.ref(column.column), column.direction);
  const found = (await directed.limit(rowLimit(size + 1)).execute()) as unknown as Row[];
  const hasMore = found.length > size;
  const rows = found.slice(0, size);
  if (isBackward) rows.reverse();

  const readTotal = async (): Promise<number> => {
    if (request?.withoutTotalCount) return 0;
    // A page that holds the whole list is its own count.
    const isWhole = !hasMore && request?.after === undefined && request?.before === undefined;
    return isWhole ? rows.length : countRows(query);
  };
  return {
    rows,
    page: {
      hasNextPage: isBackward ? request?.before !== undefined : hasMore,
      hasPreviousPage: isBackward ? hasMore : request?.after !== undefined,
      cursors: rows.map((row) => writeCursor(row, order)),
      totalCount: await readTotal(),
    },
  };
}

async function countRows<DB, TB extends keyof DB, Row>(
  query: SelectQueryBuilder<DB, TB, Row>,
): Promise<number> {
  const counted = await query
    .clearSelect()
    .select(sql<number | bigint>`count(*)`.as('total'))
    .executeTakeFirstOrThrow();
  return Number((counted as { readonly total: number | bigint }).total);
}

/** Page size and direction of a request; throws BAD_USER_INPUT for sizes outside 1..100 and `first` with `last`. */
export function readPageSize(request: PageRequest | undefined): {
  readonly size: number;
  readonly isBackward: boolean;
} {
  const { first, last } = request ?? {};
  if (first !== undefined && last !== undefined)
    throw invalidInput({ path: 'last', message: 'Give first or last, not both.' });
  const size = first ?? last ?? defaultPageSize;
  if (!Number.isInteger(size) || size < 1 || size > maxPageSize) {
    throw invalidInput({
      path: last === undefined ? 'first' : 'last',
      message: `The page size must be between 1 and ${maxPageSize}.`,
    });
  }
  return { size, isBackward: last !== undefined };
}

/** The rows of a query behind `after` and in front of `before`; throws BAD_USER_INPUT for broken cursors. */
export function withinCursors<DB, TB extends keyof DB, Row extends Record<string, unknown>>(
  query: SelectQueryBuilder<DB, TB, Row>,
  order: KeysetOrder,
  request: PageRequest | undefined,
): SelectQueryBuilder<DB, TB, Row> {
  const after = readCursor('after', request?.after, order);
  const before = readCursor('before', request?.before, order);
  let rows = query;
  if (after) rows = rows.where(beyondCursor(order, after));
  if (before) rows = rows.where(beyondCursor(reverseOrder(order), before));
  return rows;
}

/** The same columns the other way round. */
export function reverseOrder(order: KeysetOrder): KeysetOrder {
  return order.map((column) => ({ ...column, direction: column.direction === 'asc' ? 'desc' : 'asc' }));
}

type CursorValue = string | number;

/**
 * What list a cursor is of: the order, whose columns name their table. Filters have no part in it, because a cursor is
 * a place in the order, with or without the rows around it.
 */
function markOf(order: KeysetOrder): string {
  const text = order.map(({ column, direction }) => `${column} ${direction}`).join();
  let mark = marks.get(text);
  if (mark === undefined) {
    mark = createHash('sha256').update(text).digest('base64url').slice(0, 8);
    marks.set(text, mark);
  }
  return mark;
}

/** Marks by order; there are as many as lists in the code. */
const marks = new Map<string, string>();

/** Opaque cursor of a row: the mark of its list, and the row's values of the order columns. */
export function writeCursor(row: Record<string, unknown>, order: KeysetOrder): string {
  const values = order.map((column) => {
    const value = row[column.as];
    // As text: a float has no two values for neighbours beyond 2^53. Engines compare it as an integer.
    if (typeof value === 'bigint') return String(value);
    if (typeof value === 'string' || typeof value === 'number') return value;
    throw new Error(`The order column ${column.as} must be selected and not null.`);
  });
  return Buffer.from(JSON.stringify([markOf(order), ...values])).toString('base64url');
}

function readCursor(
  path: 'after' | 'before',
  cursor: string | undefined,
  order: KeysetOrder,
): readonly CursorValue[] | undefined {
  if (cursor === undefined) return undefined;
  const [mark, ...values] = parseCursor(cursor) ?? [];
  if (mark === markOf(order) && values.length === order.length) return values;
  throw invalidInput({ path, message: 'The cursor is not one that this list gave out.' });
}

function parseCursor(cursor: string): readonly CursorValue[] | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const isValid =
      Array.isArray(parsed) &&
      parsed.every((value) => typeof value === 'string' || typeof value === 'number');
    return isValid ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** (a > x) or (a = x and b > y) …: the rows behind the cursor in the given order. */
function beyondCursor(order: KeysetOrder, values: readonly CursorValue[]): RawBuilder<boolean> {
  const alternatives = order.map((column, index) => {
    const equals = order
      .slice(0, index)
      .map((previous, at) => sql`${sql.ref(previous.column)} = ${values[at]}`);
    const beyond =
      column.direction === 'asc'
        ? sql`${sql.ref(column.column)} > ${values[index]}`
        : sql`${sql.ref(column.column)} < ${values[index]}`;
    return sql`(${sql.join([...equals, beyond], sql` and `)})`;
  });
  return sql<boolean>`(${sql.join(alternatives, sql` or `)})`;
}
