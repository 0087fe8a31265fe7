import { type RawBuilder, sql } from 'kysely';

/** Whether a column is one of the values; it is never one of none, which `in ()` cannot say. */
export function isOneOf(column: string, values: readonly string[]): RawBuilder<boolean> {
  return values.length === 0
    ? sql<boolean>`1 = 0`
    : sql<boolean>`${sql.ref(column)} in (${sql.join([...values])})`;
}
