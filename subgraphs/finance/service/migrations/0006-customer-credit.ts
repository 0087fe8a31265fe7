import { sql } from 'kysely';
import type { MigrationStep } from '../../../kit/database/migrate.ts';

/** Money recorded by hand can be a customer's credit as card payments can, and credit can pay other invoices. */
export const createCustomerCredit: MigrationStep = async (schema) => {
  await schema.schema.alterTable('customer_payments').renameColumn('payment_intent_id', 'id').execute();
  await schema.schema.alterTable('customer_payments').addColumn('payment_intent_id', 'text').execute();
  await sql`update customer_payments set payment_intent_id = id`.execute(schema);
  await schema.schema
    .alterTable('customer_payments')
    .addColumn('method', 'text', (column) => column.notNull().defaultTo('CARD'))
    .execute();
  await schema.schema
    .alterTable('customer_payments')
    .addColumn('transferred', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  await schema.schema.alterTable('invoice_settlements').addColumn('customer_payment_id', 'text').execute();
  await schema.schema
    .createIndex('invoice_settlements_by_customer_payment')
    .on('invoice_settlements')
    .columns(['organization_id', 'customer_payment_id'])
    .execute();
  // What was recorded by hand and released before is a credit of its own.
  await sql`insert into customer_payments (id, organization_id, invoice_id, currency, received, refunded, applied,
      received_on, method)
    select id, organization_id, invoice_id, currency, -amount, 0, 0, settled_on, coalesce(method, 'BANK_TRANSFER')
    from invoice_settlements where kind = 'RELEASE' and payment_intent_id is null`.execute(schema);
};
