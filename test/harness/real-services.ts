import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A PostgreSQL database that one test suite has to itself. */
export interface TestDatabase {
  /** `postgres://…` of the fresh database. */
  readonly url: string;
  /** Removes the database, ending connections that are still open. Safe to call twice. */
  drop(): Promise<void>;
}

/**
 * Creates the database `erp_test_<random>` on the server at `ERP_TEST_DATABASE_URL`, whose user must be
 * allowed to create databases. Throws when the variable is missing or the server cannot be reached.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = readServerUrl();
  const name = `erp_test_${randomBytes(8).toString('hex')}`;
  await runOnServer(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    url: url.toString(),
    drop: () => runOnServer(serverUrl, `drop database if exists ${name} with (force)`),
  };
}

function readServerUrl(): string {
  const url = process.env['ERP_TEST_DATABASE_URL'];
  if (url && /^postgres(ql)?:\/\//.test(url)) return url;
  throw new Error(
    'Tests against real servers need PostgreSQL: set ERP_TEST_DATABASE_URL, for example postgres://postgres@127.0.0.1:5432/postgres.',
  );
}

async function runOnServer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    await client.query(statement);
  } catch (error: unknown) {
    throw new Error('The PostgreSQL server at ERP_TEST_DATABASE_URL did not do what the test asked for.', {
      cause: error,
    });
  } finally {
    await client.end();
  }
}
