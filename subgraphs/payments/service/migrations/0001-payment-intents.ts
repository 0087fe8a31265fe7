import { sql } from 'kysely';
import type { MigrationStep } from '../../../kit/database/migrate.ts';
import { timestampType } from '../../../kit/database/sql-differences.ts';

/** Intents with their transitions. */
export const createPaymentIntents: MigrationStep = async (schema, engine) => {
  const timestamp = timestampType(engine);
  await schema.schema
    .createTable('payment_intents')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('reservation_id', 'text')
    .addColumn('invoice_id', 'text')
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('amount_minor', 'bigint', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('provider', 'text', (column) => column.notNull())
    .addColumn('provider_reference', 'text')
    .addColumn('failure_code', 'text')
    .addColumn('failure_message', 'text')
    .addColumn('card_brand', 'text')
    .addColumn('card_last4', 'text')
    .addColumn('attempt', 'integer', (column) => column.notNull())
    .addColumn('attempt_started_at', timestamp)
    .addColumn('refunded_minor', 'bigint', (column) => column.notNull())
    .addColumn('refund_claimed_minor', 'bigint', (column) => column.notNull())
    .addColumn('open_target', 'text')
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('idempotency_key', 'text')
    .addColumn('captured_at', timestamp)
    .addColumn('created_at', timestamp, (column) => column.notNull())
    .addColumn('updated_at', timestamp, (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addUniqueConstraint('payment_intents_open_target', ['organization_id', 'open_target'])
    .addUniqueConstraint('payment_intents_idempotency', ['organization_id', 'created_by', 'idempotency_key'])
    // The last line of defence: no bug may refund more than was captured.
    .addCheckConstraint(
      'payment_intents_refunds',
      sql`refunded_minor >= 0 and refunded_minor <= refund_claimed_minor and refund_claimed_minor <= amount_minor`,
    )
    .execute();
  for (const [name, columns] of [
    ['payment_intents_by_creation', ['organization_id', 'created_at', 'id']],
    ['payment_intents_by_reservation', ['organization_id', 'reservation_id']],
    ['payment_intents_by_invoice', ['organization_id', 'invoice_id']],
    ['payment_intents_by_user', ['organization_id', 'user_id', 'created_at']],
    ['payment_intents_by_status', ['status', 'attempt_started_at']],
  ] as const) {
    await schema.schema
      .createIndex(name)
      .on('payment_intents')
      .columns([...columns])
      .execute();
  }

  await schema.schema
    .createTable('payment_transitions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('payment_intent_id', 'text', (column) => column.notNull().references('payment_intents.id'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('from_status', 'text')
    .addColumn('to_status', 'text', (column) => column.notNull())
    .addColumn('cause', 'text', (column) => column.notNull())
    .addColumn('failure_code', 'text')
    .addColumn('failure_message', 'text')
    .addColumn('occurred_at', timestamp, (column) => column.notNull())
    .addUniqueConstraint('payment_transitions_order', ['payment_intent_id', 'position'])
    .execute();

  await schema.schema
    .createTable('refunds')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('payment_intent_id', 'text', (column) => column.notNull().references('payment_intents.id'))
    .addColumn('amount_minor', 'bigint', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('requested_by', 'text')
    .addColumn('request_key', 'text', (column) => column.notNull())
    .addColumn('provider_reference', 'text')
    .addColumn('failure_code', 'text')
    .addColumn('failure_message', 'text')
    .addColumn('created_at', timestamp, (column) => column.notNull())
    .addColumn('updated_at', timestamp, (column) => column.notNull())
    .addUniqueConstraint('refunds_request', ['payment_intent_id', 'request_key'])
    .addCheckConstraint('refunds_amount', sql`amount_minor > 0`)
    .execute();
  await schema.schema
    .createIndex('refunds_by_status')
    .on('refunds')
    .columns(['status', 'updated_at'])
    .execute();

  await schema.schema
    .createTable('provider_events')
    .addColumn('provider', 'text', (column) => column.notNull())
    .addColumn('event_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('received_at', timestamp, (column) => column.notNull())
    .addPrimaryKeyConstraint('provider_events_key', ['provider', 'event_id'])
    .execute();
};
