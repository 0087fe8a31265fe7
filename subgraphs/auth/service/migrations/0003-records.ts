import type { MigrationStep } from '../../../kit/database/migrate.ts';
import { timestampType } from '../../../kit/database/sql-differences.ts';

/** Notifications and the audit log. */
export const createRecords: MigrationStep = async (schema, engine) => {
  const timestamp = timestampType(engine);
  await schema.schema
    .createTable('notifications')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('link', 'text')
    .addColumn('subject_type', 'text', (column) => column.notNull())
    .addColumn('subject_id', 'text', (column) => column.notNull())
    .addColumn('created_at', timestamp, (column) => column.notNull())
    .addColumn('read_at', timestamp)
    .execute();
  await schema.schema
    .createIndex('notifications_by_user')
    .on('notifications')
    .columns(['user_id', 'organization_id', 'created_at', 'id'])
    .execute();
  await schema.schema
    .createTable('audit_entries')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('actor_id', 'text')
    .addColumn('target_type', 'text', (column) => column.notNull())
    .addColumn('target_id', 'text', (column) => column.notNull())
    .addColumn('ip', 'text', (column) => column.notNull())
    .addColumn('user_agent', 'text', (column) => column.notNull())
    .addColumn('request_id', 'text', (column) => column.notNull())
    .addColumn('details', 'text', (column) => column.notNull())
    .addColumn('occurred_at', timestamp, (column) => column.notNull())
    .execute();
  await schema.schema
    .createIndex('audit_entries_by_time')
    .on('audit_entries')
    .columns(['organization_id', 'occurred_at', 'id'])
    .execute();
};
