import { Kysely, PostgresDialect, SqliteAdapter, SqliteDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { openNodeSqlite } from './node-sqlite.ts';

/** The SQL engines a store runs on. */
export type SqlEngine = 'sqlite' | 'postgres';

/** One service's own database. */
export interface Database<Tables> {
  readonly engine: SqlEngine;
  readonly kysely: Kysely<Tables>;
  /**
   * Runs `work` in one transaction, again (at most three times) when the engine reports a deadlock or a
   * serialization failure: `work` must have no effect outside the transaction.
   */
  transaction<Result>(work: (transaction: Transaction<Tables>) => Promise<Result>): Promise<Result>;
  /** Calls the listener after every committed transaction; returns the function that stops it. */
  onCommit(listener: () => void): () => void;
  close(): Promise<void>;
}

interface DatabaseOptions {
  /** `:memory:`, a SQLite file path, or `postgres://…`. */
  readonly url: string;
  /** PostgreSQL schema that holds the tables; ignored on SQLite, where a file is one namespace. */
  readonly schema: string;
  /** Connections to PostgreSQL, default 10. */
  readonly maxConnections?: number;
}

/** Opens the database; PostgreSQL's schema is created when it is missing. */
export async function openDatabase<Tables>(options: DatabaseOptions): Promise<Database<Tables>> {
  return /^postgres(ql)?:/.test(options.url) ? openPostgres(options) : openSqlite(options);
}

function openSqlite<Tables>(options: DatabaseOptions): Database<Tables> {
  const kysely = new Kysely<Tables>({
    dialect: new TransactionalSqliteDialect({ database: openNodeSqlite(options.url) }),
  });
  return createDatabase('sqlite', kysely, () => kysely.destroy());
}

/** SQLite rolls schema changes back as it does rows; kysely does not use that by default. */
class TransactionalSqliteDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}

class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

async function openPostgres<Tables>(options: DatabaseOptions): Promise<Database<Tables>> {
  const schema = pg.escapeIdentifier(options.schema);
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.maxConnections ?? 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 15_000,
    options: `-c search_path=${schema} -c timezone=UTC ${leaseOptions}`,
    types: { getTypeParser: (oid, format) => parserOfType.get(oid) ?? pg.types.getTypeParser(oid, format) },
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  // A connection that breaks in use needs a listener too, because the pool listens only to idle ones. Its query fails.
  pool.on('connect', (client) => {
    client.on('error', () => {});
  });
  try {
    // Two services that start at the same time may race for the same schema: the advisory lock serialises them.
    await pool.query(
      `begin; select pg_advisory_xact_lock(7101); create schema if not exists ${schema}; commit`,
    );
  } catch (error: unknown) {
    await pool.end();
    throw error;
  }
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return createDatabase('postgres', kysely, () => kysely.destroy());
}

/**
 * A process that is paused, or whose machine is gone, loses its locks (the event streams it reads among them)
 * within about a minute: the server ends idle transactions, and connections that no longer answer.
 */
const leaseOptions = [
  'idle_in_transaction_session_timeout=60000',
  'tcp_keepalives_idle=15',
  'tcp_keepalives_interval=5',
  'tcp_keepalives_count=3',
]
  .map((setting) => `-c ${setting}`)
  .join(' ');

/** PostgreSQL types that must read as on SQLite: timestamps as ISO text, dates as text, int8 as bigint. */
const parserOfType = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString()],
  [pg.types.builtins.DATE, (text) => text],
  [pg.types.builtins.INT8, (text) => BigInt(text)],
]);

const retryableStates = new Set(['40001', '40P01']);

function createDatabase<Tables>(
  engine: SqlEngine,
  kysely: Kysely<Tables>,
  close: () => Promise<void>,
): Database<Tables> {
  const listeners = new Set<() => void>();
  return {
    engine,
    kysely,
    transaction: async (work) => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          const result = await kysely.transaction().execute(work);
          for (const listener of listeners) listener();
          return result;
        } catch (error: unknown) {
          if (attempt === 3 || !isRetryable(error)) throw error;
        }
      }
    },
    onCommit: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close,
  };
}

function isRetryable(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'code' in error && retryableStates.has(String(error.code))
  );
}
