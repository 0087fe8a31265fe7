import type { MigrationStep } from '../../../kit/database/migrate.ts';

/**
 * What write-offs take off the lines of invoices, so that their tax is relieved line by line. Write-offs from before were
 * posted without relief and have no lines: taken back, they give back what they posted.
 */
export const createWriteOffLines: MigrationStep = async (schema) => {
  await schema.schema
    .createTable('write_off_lines')
    .addColumn('settlement_id', 'text', (column) => column.notNull())
    .addColumn('line_number', 'integer', (column) => column.notNull())
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('invoice_id', 'text', (column) => column.notNull().references('invoices.id'))
    .addColumn('net', 'bigint', (column) => column.notNull())
    .addColumn('tax', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('write_off_lines_key', ['settlement_id', 'line_number'])
    .execute();
  await schema.schema
    .createIndex('write_off_lines_by_invoice')
    .on('write_off_lines')
    .columns(['organization_id', 'invoice_id'])
    .execute();
};
