import type { MigrationStep } from '../../../kit/database/migrate.ts';
import { dateType, timestampType } from '../../../kit/database/sql-differences.ts';

/** Opportunities. */
export const createOpportunities: MigrationStep = async (schema, engine) => {
  const timestamp = timestampType(engine);
  await schema.schema
    .createTable('opportunities')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('customer_id', 'text', (column) => column.notNull().references('customers.id'))
    .addColumn('lead_id', 'text', (column) => column.unique().references('leads.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('stage', 'text', (column) => column.notNull())
    .addColumn('amount_minor_units', 'bigint', (column) => column.notNull())
    .addColumn('amount_currency', 'text', (column) => column.notNull())
    .addColumn('probability', 'integer', (column) => column.notNull())
    .addColumn('close_on', dateType(engine))
    .addColumn('owner_id', 'text', (column) => column.notNull())
    .addColumn('lost_reason', 'text')
    .addColumn('closed_at', timestamp)
    .addColumn('created_at', timestamp, (column) => column.notNull())
    .addColumn('updated_at', timestamp, (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .execute();
  await schema.schema
    .createIndex('opportunities_by_age')
    .on('opportunities')
    .columns(['organization_id', 'created_at', 'id'])
    .execute();
  await schema.schema
    .createIndex('opportunities_by_customer')
    .on('opportunities')
    .columns(['organization_id', 'customer_id', 'created_at'])
    .execute();
};
