import { sql } from 'kysely';
import type { MigrationStep } from '../../../kit/database/migrate.ts';
import { dateType, timestampType } from '../../../kit/database/sql-differences.ts';

/** Departments, employees and the row per organization that guards the reporting line. */
export const createWorkforce: MigrationStep = async (schema, engine) => {
  const timestamp = timestampType(engine);
  const date = dateType(engine);
  await schema.schema
    .createTable('workforces')
    .addColumn('organization_id', 'text', (column) => column.primaryKey())
    .addColumn('last_number', 'integer', (column) => column.notNull())
    .execute();
  await schema.schema
    .createTable('departments')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('head_id', 'text')
    .addColumn('parent_id', 'text', (column) => column.references('departments.id'))
    .addColumn('created_at', timestamp, (column) => column.notNull())
    .addColumn('updated_at', timestamp, (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .execute();
  await sql`create unique index departments_by_name on departments (organization_id, lower(name))`.execute(
    schema,
  );
  await schema.schema.createIndex('departments_by_parent').on('departments').column('parent_id').execute();
  await schema.schema.createIndex('departments_by_head').on('departments').column('head_id').execute();
  await schema.schema
    .createTable('employees')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text')
    .addColumn('number', 'text', (column) => column.notNull())
    .addColumn('first_name', 'text', (column) => column.notNull())
    .addColumn('last_name', 'text', (column) => column.notNull())
    .addColumn('email', 'text')
    .addColumn('phone', 'text')
    .addColumn('position', 'text', (column) => column.notNull())
    .addColumn('department_id', 'text', (column) => column.notNull().references('departments.id'))
    .addColumn('manager_id', 'text', (column) => column.references('employees.id'))
    .addColumn('hired_on', date, (column) => column.notNull())
    .addColumn('terminated_on', date)
    .addColumn('termination_reason', 'text')
    .addColumn('salary_minor_units', 'bigint')
    .addColumn('salary_currency', 'text')
    .addColumn('created_at', timestamp, (column) => column.notNull())
    .addColumn('updated_at', timestamp, (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addUniqueConstraint('employees_number', ['organization_id', 'number'])
    .addUniqueConstraint('employees_user', ['organization_id', 'user_id'])
    .execute();
  await sql`create unique index employees_email on employees (organization_id, email) where terminated_on is null`.execute(
    schema,
  );
  await schema.schema
    .createIndex('employees_by_name')
    .on('employees')
    .columns(['organization_id', 'last_name', 'first_name', 'id'])
    .execute();
  await schema.schema
    .createIndex('employees_by_department')
    .on('employees')
    .columns(['department_id', 'last_name', 'first_name', 'id'])
    .execute();
  await schema.schema.createIndex('employees_by_manager').on('employees').column('manager_id').execute();
};
