import { type ColumnDataType, type SelectQueryBuilder } from 'kysely';
import type { SqlEngine } from './database.ts';

/** Everything in which SQLite and PostgreSQL differ for our stores; stores use these and stay engine-free. */

/** Column type of an instant; read as RFC 3339 text in UTC on both engines, written as such text. */
export function timestampType(engine: SqlEngine): ColumnDataType {
  return engine === 'postgres' ? 'timestamptz' : 'text';
}

/** Column type of a calendar date, read and written as `YYYY-MM-DD`. */
export function dateType(engine: SqlEngine): ColumnDataType {
  return engine === 'postgres' ? 'date' : 'text';
}

/** An integer column beyond 32 bits: SQLite reads a number, PostgreSQL a bigint; write bigints. */
export type Int64Column = number | bigint;

/** SQLite has no boolean: it reads 0 and 1. Use the column type `boolean` and read through {@link fromBoolean}. */
export type BooleanColumn = boolean | number;

/** A boolean column as a boolean: SQLite keeps 0 and 1. */
export function fromBoolean(value: BooleanColumn): boolean {
  return value === true || value === 1;
}

/** Column type of an increasing position that the engine assigns. Follow it with `.primaryKey()`. */
export function serialType(engine: SqlEngine): ColumnDataType {
  return engine === 'postgres' ? 'bigserial' : 'integer';
}

/** Locks the selected rows until the transaction ends; SQLite has one writer, so it needs no lock. */
export function lockRows<DB, TB extends keyof DB, O>(
  engine: SqlEngine,
  query: SelectQueryBuilder<DB, TB, O>,
): SelectQueryBuilder<DB, TB, O> {
  return engine === 'postgres' ? query.forUpdate() : query;
}

/** Whether a write failed because a unique constraint already holds the value. */
export function isUniqueViolation(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const code = 'code' in error ? String(error.code) : '';
  const message = 'message' in error ? String(error.message) : '';
  return code === '23505' || (code === 'ERR_SQLITE_ERROR' && message.includes('UNIQUE constraint failed'));
}
