import { sql } from 'kysely';
import type { MigrationStep } from '../../../kit/database/migrate.ts';
import { timestampType } from '../../../kit/database/sql-differences.ts';

/** Tables of the sandbox provider: see `sandbox/sandbox-tables.ts`. */
export const createSandbox: MigrationStep = async (schema, engine) => {
  const timestamp = timestampType(engine);
  await schema.schema
    .createTable('sandbox_payments')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('idempotency_key', 'text', (column) => column.notNull().unique())
    .addColumn('reference', 'text', (column) => column.notNull())
    .addColumn('captured_reference', 'text', (column) => column.unique())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('amount_minor', 'bigint', (column) => column.notNull())
    .addColumn('refunded_minor', 'bigint', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('test_card', 'text', (column) => column.notNull())
    .addColumn('failure_code', 'text')
    .addColumn('failure_message', 'text')
    .addColumn('settles_at', timestamp)
    .addColumn('decided_at', timestamp)
    .addCheckConstraint('sandbox_payments_refunds', sql`refunded_minor <= amount_minor`)
    .execute();
  await schema.schema
    .createTable('sandbox_refunds')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('idempotency_key', 'text', (column) => column.notNull().unique())
    .addColumn('payment_id', 'text', (column) => column.notNull().references('sandbox_payments.id'))
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('amount_minor', 'bigint', (column) => column.notNull())
    .addColumn('failure_code', 'text')
    .addColumn('failure_message', 'text')
    .addColumn('created_at', timestamp, (column) => column.notNull())
    .execute();
  await schema.schema
    .createTable('sandbox_webhooks')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('repetitions', 'integer', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('next_attempt_at', timestamp)
    .execute();
  await schema.schema
    .createIndex('sandbox_webhooks_due')
    .on('sandbox_webhooks')
    .column('next_attempt_at')
    .execute();
};
