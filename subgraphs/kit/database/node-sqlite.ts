import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { LRUCache } from 'lru-cache';

/** Statements kept per database: more than a service has, fewer than lists of every length would make. */
const maxStatements = 500;

/**
 * Opens a SQLite database in the shape that kysely's dialect expects; booleans become 0 and 1, dates ISO text.
 * Statements are prepared once and kept by their text, the ones used last; SQLite prepares them anew by itself
 * when the schema has changed.
 *
 * @param location `:memory:` or a file
 */
export function openNodeSqlite(location: string): SqliteDatabase {
  const connection = new DatabaseSync(location);
  connection.exec(
    'pragma journal_mode = wal; pragma synchronous = normal; pragma foreign_keys = on; pragma busy_timeout = 5000;',
  );
  const statements = new LRUCache<string, SqliteStatement>({ max: maxStatements });
  return {
    close: () => connection.close(),
    prepare: (text) => {
      const known = statements.get(text);
      if (known !== undefined) return known;
      const statement = adaptStatement(text, connection);
      statements.set(text, statement);
      return statement;
    },
  };
}

function adaptStatement(text: string, connection: DatabaseSync): SqliteStatement {
  const statement = connection.prepare(text);
  return {
    reader: statement.columns().length > 0,
    all: /^\s*select\b/i.test(text) ? createSelect(statement) : createReader(statement),
    run: (parameters) => statement.run(...parameters.map(toSqliteValue)),
    // Rows are read one by one while others run the same text: this one has a statement to itself.
    iterate: (parameters) => {
      const own = connection.prepare(text);
      own.setReadBigInts(true);
      return own.iterate(...parameters.map(toSqliteValue)).map(readRow);
    },
  };
}

type ReadAll = SqliteStatement['all'];

/**
 * Rows of a `select`, which may run twice: integers are read as numbers until one is larger than a number holds,
 * from then on as {@link createReader} does.
 */
function createSelect(statement: StatementSync): ReadAll {
  let readExactly: ReadAll | undefined;
  return (parameters) => {
    if (readExactly !== undefined) return readExactly(parameters);
    try {
      return statement.all(...parameters.map(toSqliteValue));
    } catch (error: unknown) {
      if (!isOutOfRange(error)) throw error;
      readExactly = createReader(statement);
      return readExactly(parameters);
    }
  };
}

/** Rows with every integer exact: a bigint where a number would not hold it. */
function createReader(statement: StatementSync): ReadAll {
  statement.setReadBigInts(true);
  return (parameters) => statement.all(...parameters.map(toSqliteValue)).map(readRow);
}

function isOutOfRange(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_OUT_OF_RANGE';
}

/** Integers become numbers again where a number holds them exactly. */
function readRow(row: Record<string, unknown>): Record<string, unknown> {
  for (const column in row) {
    const value = row[column];
    if (typeof value === 'bigint' && value >= minSafeInteger && value <= maxSafeInteger)
      row[column] = Number(value);
  }
  return row;
}

const minSafeInteger = BigInt(Number.MIN_SAFE_INTEGER);
const maxSafeInteger = BigInt(Number.MAX_SAFE_INTEGER);

function toSqliteValue(value: unknown): string | number | bigint | null | Uint8Array {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string' && value.includes('\0')) throw new NulCharacterError();
  if (
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    value instanceof Uint8Array
  )
    return value;
  throw new TypeError(`Cannot bind a ${typeof value} to a SQLite statement.`);
}

/** PostgreSQL refuses a text with a NUL character with this code, as a value to compare with too. */
class NulCharacterError extends Error {
  readonly code = '22021';

  constructor() {
    super('A text with a NUL character cannot be bound to a SQLite statement.');
  }
}
