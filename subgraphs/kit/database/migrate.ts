import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Database, SqlEngine } from './database.ts';
import { serialType, timestampType } from './sql-differences.ts';

/** One step of a schema, written for both engines. Steps only ever get added. */
export type MigrationStep = (schema: Kysely<unknown>, engine: SqlEngine) => Promise<void>;

/** Steps by name, for example `{ '0001_customers': … }`; they run in the order of their names. */
export type Migrations = Readonly<Record<string, MigrationStep>>;

/** Brings the database to the newest schema. Concurrent callers wait for each other. Throws on failure. */
export async function migrate<Tables>(database: Database<Tables>, migrations: Migrations): Promise<void> {
  const steps: Record<string, Migration> = {};
  for (const [name, step] of Object.entries({ ...kitMigrations, ...migrations })) {
    steps[name] = { up: (schema) => step(schema, database.engine) };
  }
  const migrator = new Migrator({
    db: database.kysely,
    provider: { getMigrations: async () => steps },
    migrationTableSchema: await readSchema(database),
    // A step that the kit gets later comes to databases that have steps of their domain already.
    allowUnorderedMigrations: true,
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw new Error('The database schema could not be migrated.', { cause: error });
}

/**
 * The schema that holds our tables: without it the migrator would take the migration tables of another domain
 * in the same PostgreSQL database for ours. SQLite has none.
 */
async function readSchema<Tables>(database: Database<Tables>): Promise<string | undefined> {
  if (database.engine === 'sqlite') return undefined;
  const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(database.kysely);
  return rows[0]?.schema;
}

/** Tables every service has: outbox, seen events, events given up on; calls that may be repeated, and their steps. */
const kitMigrations: Migrations = {
  '0000_events': async (schema, engine) => {
    const timestamp = timestampType(engine);
    await schema.schema
      .createTable('outbox')
      .addColumn('sequence', serialType(engine), (column) => column.primaryKey())
      .addColumn('event_id', 'text', (column) => column.notNull().unique())
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('aggregate_id', 'text', (column) => column.notNull())
      .addColumn('organization_id', 'text', (column) => column.notNull())
      .addColumn('occurred_at', timestamp, (column) => column.notNull())
      .addColumn('data', 'text', (column) => column.notNull())
      .addColumn('published_at', timestamp)
      .execute();
    await sql`create index outbox_unpublished on outbox (sequence) where published_at is null`.execute(
      schema,
    );
    await schema.schema
      .createTable('processed_events')
      .addColumn('event_id', 'text', (column) => column.notNull())
      .addColumn('consumer_group', 'text', (column) => column.notNull())
      .addColumn('processed_at', timestamp, (column) => column.notNull())
      .addPrimaryKeyConstraint('processed_events_key', ['consumer_group', 'event_id'])
      .execute();
    await schema.schema
      .createTable('dead_events')
      .addColumn('event_id', 'text', (column) => column.notNull())
      .addColumn('consumer_group', 'text', (column) => column.notNull())
      .addColumn('event', 'text', (column) => column.notNull())
      .addColumn('error', 'text', (column) => column.notNull())
      .addColumn('failed_at', timestamp, (column) => column.notNull())
      .addPrimaryKeyConstraint('dead_events_key', ['consumer_group', 'event_id'])
      .execute();
  },
  '0000_idempotent_calls': async (schema, engine) => {
    await schema.schema
      .createTable('idempotent_calls')
      .addColumn('call_id', 'text', (column) => column.primaryKey())
      .addColumn('organization_id', 'text', (column) => column.notNull())
      .addColumn('caller', 'text', (column) => column.notNull())
      .addColumn('rpc', 'text', (column) => column.notNull())
      .addColumn('request_hash', 'text', (column) => column.notNull())
      .addColumn('outcome', 'text')
      .addColumn('called_at', timestampType(engine), (column) => column.notNull())
      .execute();
    await sql`create index idempotent_calls_by_time on idempotent_calls (called_at)`.execute(schema);
    await schema.schema
      .createTable('idempotent_steps')
      .addColumn('call_id', 'text', (column) =>
        column.notNull().references('idempotent_calls.call_id').onDelete('cascade'),
      )
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('result', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('idempotent_steps_key', ['call_id', 'position'])
      .execute();
  },
};
