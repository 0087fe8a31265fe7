import type { MigrationStep } from '../../../kit/database/migrate.ts';
import { timestampType } from '../../../kit/database/sql-differences.ts';

/** Activities, read by age over everything or for one subject. */
export const createActivities: MigrationStep = async (schema, engine) => {
  const timestamp = timestampType(engine);
  await schema.schema
    .createTable('activities')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('body', 'text')
    .addColumn('occurred_at', timestamp, (column) => column.notNull())
    .addColumn('author_id', 'text', (column) => column.notNull())
    .addColumn('customer_id', 'text', (column) => column.references('customers.id'))
    .addColumn('lead_id', 'text', (column) => column.references('leads.id'))
    .addColumn('opportunity_id', 'text', (column) => column.references('opportunities.id'))
    .addColumn('created_at', timestamp, (column) => column.notNull())
    .execute();
  await schema.schema
    .createIndex('activities_by_age')
    .on('activities')
    .columns(['organization_id', 'occurred_at', 'id'])
    .execute();
  for (const subject of ['customer_id', 'lead_id', 'opportunity_id']) {
    await schema.schema
      .createIndex(`activities_by_${subject}`)
      .on('activities')
      .columns([subject, 'occurred_at', 'id'])
      .execute();
  }
};
