import { sql } from 'kysely';
import type { MigrationStep } from '../../../kit/database/migrate.ts';
import { timestampType } from '../../../kit/database/sql-differences.ts';

/** Reservations, their items and tickets, and what has been asked back from payments. */
export const createReservations: MigrationStep = async (schema, engine) => {
  const timestamp = timestampType(engine);
  await schema.schema
    .createTable('reservations')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('event_id', 'text', (column) => column.notNull().references('events.id'))
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('customer_id', 'text')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('total_minor_units', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', timestamp, (column) => column.notNull())
    .addColumn('payment_intent_id', 'text')
    .addColumn('last_payment_failure', 'text')
    .addColumn('created_at', timestamp, (column) => column.notNull())
    .addColumn('updated_at', timestamp, (column) => column.notNull())
    .addColumn('confirmed_at', timestamp)
    .addColumn('cancelled_at', timestamp)
    .addColumn('version', 'integer', (column) => column.notNull())
    .execute();
  for (const owner of ['user_id', 'customer_id', 'event_id']) {
    await schema.schema
      .createIndex(`reservations_by_${owner}`)
      .on('reservations')
      .columns(['organization_id', owner, 'created_at', 'id'])
      .execute();
  }
  await sql`create index reservations_held on reservations (expires_at) where status = 'HELD'`.execute(
    schema,
  );
  await schema.schema
    .createTable('reservation_items')
    .addColumn('reservation_id', 'text', (column) => column.notNull().references('reservations.id'))
    .addColumn('ticket_type_id', 'text', (column) => column.notNull().references('ticket_types.id'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('quantity', 'integer', (column) => column.notNull())
    .addColumn('unit_price_minor_units', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('reservation_items_key', ['reservation_id', 'position'])
    .execute();
  await schema.schema
    .createTable('tickets')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('reservation_id', 'text', (column) => column.notNull().references('reservations.id'))
    .addColumn('event_id', 'text', (column) => column.notNull())
    .addColumn('ticket_type_id', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('code', 'text', (column) => column.notNull().unique())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('created_at', timestamp, (column) => column.notNull())
    .addColumn('used_at', timestamp)
    .execute();
  await schema.schema
    .createIndex('tickets_by_reservation')
    .on('tickets')
    .columns(['reservation_id', 'id'])
    .execute();
  await schema.schema
    .createTable('refund_requests')
    .addColumn('payment_intent_id', 'text', (column) => column.primaryKey())
    .addColumn('reservation_id', 'text', (column) => column.notNull().references('reservations.id'))
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('requested_at', timestamp, (column) => column.notNull())
    .execute();
};
