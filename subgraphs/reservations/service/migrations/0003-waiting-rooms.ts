import { sql } from 'kysely';
import type { MigrationStep } from '../../../kit/database/migrate.ts';
import { timestampType } from '../../../kit/database/sql-differences.ts';

/** Waiting rooms, the admissions that are spent, and the secret that admission tokens are signed with. */
export const createWaitingRooms: MigrationStep = async (schema, engine) => {
  const timestamp = timestampType(engine);
  await schema.schema
    .createTable('waiting_rooms')
    .addColumn('event_id', 'text', (column) => column.primaryKey())
    .addColumn('next_sequence', 'integer', (column) => column.notNull())
    .addColumn('next_admission_ms', 'double precision', (column) => column.notNull())
    .execute();
  await schema.schema
    .createTable('queue_entries')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('event_id', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text')
    .addColumn('token_hash', 'text')
    .addColumn('sequence', 'integer', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('admission_id', 'text')
    .addColumn('admission_expires_at', timestamp)
    .addColumn('joined_at', timestamp, (column) => column.notNull())
    .addColumn('updated_at', timestamp, (column) => column.notNull())
    .addUniqueConstraint('queue_entries_order', ['event_id', 'sequence'])
    .execute();
  await sql`create index queue_entries_waiting on queue_entries (event_id, sequence) where status = 'WAITING'`.execute(
    schema,
  );
  await sql`create index queue_entries_admitted on queue_entries (event_id, admission_expires_at)
    where status = 'ADMITTED'`.execute(schema);
  // One place per identity: whatever the processes do, the database refuses a second one.
  await sql`create unique index queue_entries_user on queue_entries (event_id, user_id)
    where status in ('WAITING', 'ADMITTED') and user_id is not null`.execute(schema);
  await sql`create unique index queue_entries_client on queue_entries (event_id, token_hash)
    where status in ('WAITING', 'ADMITTED') and token_hash is not null`.execute(schema);
  await schema.schema
    .createIndex('queue_entries_by_token')
    .on('queue_entries')
    .columns(['token_hash', 'joined_at'])
    .execute();
  await schema.schema
    .createIndex('queue_entries_by_user')
    .on('queue_entries')
    .columns(['user_id', 'joined_at'])
    .execute();
  await schema.schema
    .createTable('used_admissions')
    .addColumn('admission_id', 'text', (column) => column.primaryKey())
    .addColumn('queue_entry_id', 'text', (column) => column.notNull())
    .addColumn('reservation_id', 'text')
    .addColumn('used_at', timestamp, (column) => column.notNull())
    .execute();
  await schema.schema
    .createTable('service_secrets')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
};
