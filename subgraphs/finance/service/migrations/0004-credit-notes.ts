import { sql } from 'kysely';
import type { MigrationStep } from '../../../kit/database/migrate.ts';
import { dateType, timestampType } from '../../../kit/database/sql-differences.ts';

/** Credit notes with their own series of numbers, and what of an invoice was credited or written off. */
export const createCreditNotes: MigrationStep = async (schema, engine) => {
  await schema.schema
    .alterTable('books')
    .addColumn('last_credit_note_number', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  for (const name of ['amount_credited', 'amount_written_off']) {
    await schema.schema
      .alterTable('invoices')
      .addColumn(name, 'bigint', (column) => column.notNull().defaultTo(0))
      .execute();
  }
  // A settlement without money has no method; SQLite cannot make a column nullable, so another one takes its place.
  await schema.schema.alterTable('invoice_settlements').renameColumn('method', 'money_method').execute();
  await schema.schema.alterTable('invoice_settlements').addColumn('method', 'text').execute();
  await sql`update invoice_settlements set method = money_method`.execute(schema);
  await schema.schema.alterTable('invoice_settlements').dropColumn('money_method').execute();

  await schema.schema
    .createTable('credit_notes')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('invoice_id', 'text', (column) => column.notNull().references('invoices.id'))
    .addColumn('customer_id', 'text')
    .addColumn('user_id', 'text')
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('issued_on', dateType(engine), (column) => column.notNull())
    .addColumn('payment_intent_id', 'text')
    .addColumn('refund_id', 'text')
    .addColumn('issued_by', 'text')
    .addColumn('journal_entry_id', 'text', (column) => column.notNull().references('journal_entries.id'))
    .addColumn('idempotency_key', 'text')
    .addColumn('created_at', timestampType(engine), (column) => column.notNull())
    .addUniqueConstraint('credit_notes_number', ['organization_id', 'number'])
    .addUniqueConstraint('credit_notes_key', ['organization_id', 'idempotency_key'])
    .execute();
  for (const [name, columns] of [
    ['credit_notes_newest', ['organization_id', 'created_at', 'id']],
    ['credit_notes_by_invoice', ['organization_id', 'invoice_id', 'number']],
  ] as const) {
    await schema.schema
      .createIndex(name)
      .on('credit_notes')
      .columns([...columns])
      .execute();
  }
  await schema.schema
    .createTable('credit_note_lines')
    .addColumn('credit_note_id', 'text', (column) => column.notNull().references('credit_notes.id'))
    .addColumn('line_number', 'integer', (column) => column.notNull())
    .addColumn('description', 'text', (column) => column.notNull())
    .addColumn('tax_rate_basis_points', 'integer', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) => column.notNull().references('ledger_accounts.id'))
    .addColumn('net', 'bigint', (column) => column.notNull())
    .addColumn('tax', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('credit_note_lines_key', ['credit_note_id', 'line_number'])
    .execute();
};
