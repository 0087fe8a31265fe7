import { sql } from 'kysely';
import type { MigrationStep } from '../../../kit/database/migrate.ts';
import { timestampType } from '../../../kit/database/sql-differences.ts';

/** Events and their ticket types; the check on `available` is the last line of defence against overselling. */
export const createEvents: MigrationStep = async (schema, engine) => {
  const timestamp = timestampType(engine);
  await schema.schema
    .createTable('events')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('description', 'text')
    .addColumn('venue', 'text', (column) => column.notNull())
    .addColumn('starts_at', timestamp, (column) => column.notNull())
    .addColumn('on_sale_at', timestamp)
    .addColumn('lifecycle', 'text', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('waiting_room_enabled', 'boolean', (column) => column.notNull())
    .addColumn('admissions_per_minute', 'integer', (column) => column.notNull())
    .addColumn('created_at', timestamp, (column) => column.notNull())
    .addColumn('updated_at', timestamp, (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .execute();
  await schema.schema
    .createIndex('events_by_start')
    .on('events')
    .columns(['organization_id', 'starts_at', 'id'])
    .execute();
  await schema.schema
    .createTable('ticket_types')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('event_id', 'text', (column) => column.notNull().references('events.id'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('price_minor_units', 'bigint', (column) => column.notNull())
    .addColumn('capacity', 'integer', (column) => column.notNull())
    .addColumn('available', 'integer', (column) => column.notNull())
    .addColumn('max_per_order', 'integer', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addUniqueConstraint('ticket_types_by_event', ['event_id', 'position'])
    .addCheckConstraint('ticket_types_available', sql`available >= 0 and available <= capacity`)
    .execute();
};
