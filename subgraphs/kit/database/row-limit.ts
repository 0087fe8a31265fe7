import { type RawBuilder, sql } from 'kysely';

/**
 * The number of rows a statement ends after: `.limit(rowLimit(20))`, in SQL `limit ${rowLimit(20)}`.
 *
 * SQLite's planner looks into a bare parameter behind `limit`, so that each new value of it makes SQLite prepare the
 * statement anew, with every run. It does not look into a `cast`.
 * @see https://www.sqlite.org/queryplanner-ng.html#qpstab
 */
export function rowLimit(rows: number): RawBuilder<number> {
  return sql<number>`cast(${rows} as bigint)`;
}
