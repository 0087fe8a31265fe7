import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTestDatabase, type TestDatabase } from './real-services.ts';

/** A storage engine as a contract sees it. Databases go away with the suite that asked for them. */
export interface TestEngine {
  readonly kind: 'sqlite' | 'postgres';
  readonly title: 'SQLite' | 'PostgreSQL';
  /** URL of a new, empty database. On SQLite it is in memory: each connection has its own. */
  emptyDatabase(): Promise<string>;
  /** URL of a new, empty database that outlives its connections: on SQLite a file. */
  lastingDatabase(): Promise<string>;
}

/** An engine together with the removal of what it made. */
interface DisposableEngine extends TestEngine {
  dispose(): Promise<void>;
}

/** SQLite in memory, or in a temporary folder for databases that outlast a restart. */
export function createSqliteEngine(): DisposableEngine {
  let folder: Promise<string> | undefined;
  return {
    kind: 'sqlite',
    title: 'SQLite',
    emptyDatabase: async () => ':memory:',
    lastingDatabase: async () => {
      folder ??= mkdtemp(path.join(tmpdir(), 'erp-test-'));
      return path.join(await folder, `${randomUUID()}.sqlite`);
    },
    dispose: async () => {
      if (folder) await rm(await folder, { recursive: true, force: true });
    },
  };
}

/** Databases on the server at `ERP_TEST_DATABASE_URL`. */
export function createPostgresEngine(): DisposableEngine {
  const databases: TestDatabase[] = [];
  const create = async (): Promise<string> => {
    const database = await createTestDatabase();
    databases.push(database);
    return database.url;
  };
  return {
    kind: 'postgres',
    title: 'PostgreSQL',
    emptyDatabase: create,
    lastingDatabase: create,
    dispose: async () => {
      for (const database of databases.splice(0)) await database.drop();
    },
  };
}
