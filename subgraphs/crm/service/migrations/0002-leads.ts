import type { MigrationStep } from '../../../kit/database/migrate.ts';
import { timestampType } from '../../../kit/database/sql-differences.ts';

/** Leads. */
export const createLeads: MigrationStep = async (schema, engine) => {
  const timestamp = timestampType(engine);
  await schema.schema
    .createTable('leads')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('score', 'integer', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('company', 'text')
    .addColumn('email', 'text')
    .addColumn('phone', 'text')
    .addColumn('owner_id', 'text')
    .addColumn('lost_reason', 'text')
    .addColumn('customer_id', 'text', (column) => column.references('customers.id'))
    .addColumn('opportunity_id', 'text')
    .addColumn('converted_at', timestamp)
    .addColumn('created_at', timestamp, (column) => column.notNull())
    .addColumn('updated_at', timestamp, (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .execute();
  await schema.schema
    .createIndex('leads_by_age')
    .on('leads')
    .columns(['organization_id', 'created_at', 'id'])
    .execute();
  await schema.schema
    .createIndex('leads_by_owner')
    .on('leads')
    .columns(['organization_id', 'owner_id', 'created_at'])
    .execute();
};
