import type { MigrationStep } from '../../../kit/database/migrate.ts';
import { dateType, timestampType } from '../../../kit/database/sql-differences.ts';

/** Leave requests, and entitlements that differ from the default. */
export const createLeave: MigrationStep = async (schema, engine) => {
  const timestamp = timestampType(engine);
  const date = dateType(engine);
  await schema.schema
    .createTable('leave_requests')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('employee_id', 'text', (column) => column.notNull().references('employees.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('first_day', date, (column) => column.notNull())
    .addColumn('last_day', date, (column) => column.notNull())
    .addColumn('days', 'integer', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('requested_by_user_id', 'text', (column) => column.notNull())
    .addColumn('decided_by_user_id', 'text')
    .addColumn('decided_at', timestamp)
    .addColumn('decision_comment', 'text')
    .addColumn('created_at', timestamp, (column) => column.notNull())
    .addColumn('updated_at', timestamp, (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .execute();
  await schema.schema
    .createIndex('leave_requests_by_day')
    .on('leave_requests')
    .columns(['organization_id', 'first_day', 'id'])
    .execute();
  await schema.schema
    .createIndex('leave_requests_by_employee')
    .on('leave_requests')
    .columns(['employee_id', 'first_day'])
    .execute();
  await schema.schema
    .createTable('leave_entitlements')
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('employee_id', 'text', (column) => column.notNull().references('employees.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('year', 'integer', (column) => column.notNull())
    .addColumn('days', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('leave_entitlements_key', ['employee_id', 'kind', 'year'])
    .execute();
};
