import type { MigrationStep } from '../../../kit/database/migrate.ts';
import { dateType, timestampType } from '../../../kit/database/sql-differences.ts';

/** Invoices, their lines and their settlements. */
export const createInvoices: MigrationStep = async (schema, engine) => {
  const timestamp = timestampType(engine);
  const date = dateType(engine);
  await schema.schema
    .createTable('invoices')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('number', 'integer')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('customer_id', 'text')
    .addColumn('user_id', 'text')
    .addColumn('reservation_id', 'text')
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('prices_include_tax', 'boolean', (column) => column.notNull())
    .addColumn('total', 'bigint', (column) => column.notNull())
    .addColumn('amount_paid', 'bigint', (column) => column.notNull())
    .addColumn('issued_on', date)
    .addColumn('due_on', date)
    .addColumn('voided_on', date)
    .addColumn('void_reason', 'text')
    .addColumn('notes', 'text')
    .addColumn('issue_entry_id', 'text')
    .addColumn('created_at', timestamp, (column) => column.notNull())
    .addColumn('updated_at', timestamp, (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addUniqueConstraint('invoices_number', ['organization_id', 'number'])
    .addUniqueConstraint('invoices_reservation', ['organization_id', 'reservation_id'])
    .execute();
  for (const [name, columns] of [
    ['invoices_newest', ['organization_id', 'created_at', 'id']],
    ['invoices_by_customer', ['organization_id', 'customer_id', 'created_at']],
    ['invoices_by_user', ['organization_id', 'user_id', 'created_at']],
    ['invoices_by_status', ['organization_id', 'status', 'due_on']],
  ] as const) {
    await schema.schema
      .createIndex(name)
      .on('invoices')
      .columns([...columns])
      .execute();
  }
  await schema.schema
    .createTable('invoice_lines')
    .addColumn('invoice_id', 'text', (column) => column.notNull().references('invoices.id'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('description', 'text', (column) => column.notNull())
    .addColumn('quantity', 'integer', (column) => column.notNull())
    .addColumn('unit_price', 'bigint', (column) => column.notNull())
    .addColumn('tax_rate_basis_points', 'integer', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) => column.notNull().references('ledger_accounts.id'))
    .addColumn('net', 'bigint', (column) => column.notNull())
    .addColumn('tax', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('invoice_lines_key', ['invoice_id', 'position'])
    .execute();
  await schema.schema
    .createTable('invoice_settlements')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('invoice_id', 'text', (column) => column.notNull().references('invoices.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('method', 'text', (column) => column.notNull())
    .addColumn('amount', 'bigint', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('settled_on', date, (column) => column.notNull())
    .addColumn('reference', 'text')
    .addColumn('payment_intent_id', 'text')
    .addColumn('recorded_by', 'text')
    .addColumn('journal_entry_id', 'text', (column) => column.notNull().references('journal_entries.id'))
    .addColumn('created_at', timestamp, (column) => column.notNull())
    .execute();
  await schema.schema
    .createIndex('invoice_settlements_by_invoice')
    .on('invoice_settlements')
    .columns(['invoice_id', 'created_at', 'id'])
    .execute();
};
