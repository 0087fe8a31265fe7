import { sql } from 'kysely';
import type { MigrationStep } from '../../../kit/database/migrate.ts';
import { dateType } from '../../../kit/database/sql-differences.ts';

/** Last days of work that are still to come, and who takes over the reports then. */
export const addLastDays: MigrationStep = async (schema, engine) => {
  await schema.schema.alterTable('employees').addColumn('leaves_on', dateType(engine)).execute();
  await schema.schema
    .alterTable('employees')
    .addColumn('successor_id', 'text', (column) => column.references('employees.id'))
    .execute();
  await sql`create index employees_by_last_day on employees (leaves_on) where leaves_on is not null`.execute(
    schema,
  );
};
