import type { MigrationStep } from '../../../kit/database/migrate.ts';
import { dateType } from '../../../kit/database/sql-differences.ts';

/** Payments and refunds as their events report them, and cancelled reservations. */
export const createCustomerPayments: MigrationStep = async (schema, engine) => {
  const date = dateType(engine);
  await schema.schema
    .createTable('customer_payments')
    .addColumn('payment_intent_id', 'text', (column) => column.notNull())
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('invoice_id', 'text')
    .addColumn('reservation_id', 'text')
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('received', 'bigint', (column) => column.notNull())
    .addColumn('refunded', 'bigint', (column) => column.notNull())
    .addColumn('applied', 'bigint', (column) => column.notNull())
    .addColumn('received_on', date)
    .addPrimaryKeyConstraint('customer_payments_key', ['organization_id', 'payment_intent_id'])
    .execute();
  for (const column of ['invoice_id', 'reservation_id']) {
    await schema.schema
      .createIndex(`customer_payments_by_${column.replace('_id', '')}`)
      .on('customer_payments')
      .columns(['organization_id', column])
      .execute();
  }
  await schema.schema
    .createTable('customer_refunds')
    .addColumn('refund_id', 'text', (column) => column.notNull())
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('payment_intent_id', 'text', (column) => column.notNull())
    .addColumn('amount', 'bigint', (column) => column.notNull())
    .addColumn('refunded_on', date, (column) => column.notNull())
    .addPrimaryKeyConstraint('customer_refunds_key', ['organization_id', 'refund_id'])
    .execute();
  await schema.schema
    .createTable('cancelled_reservations')
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('reservation_id', 'text', (column) => column.notNull())
    .addColumn('cancelled_on', date, (column) => column.notNull())
    .addPrimaryKeyConstraint('cancelled_reservations_key', ['organization_id', 'reservation_id'])
    .execute();
};
