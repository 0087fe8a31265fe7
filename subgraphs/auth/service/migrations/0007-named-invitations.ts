import type { MigrationStep } from '../../../kit/database/migrate.ts';

/** The names that an invitation was written to, and which memberships their holders made themselves. */
export const addNamedInvitations: MigrationStep = async (schema) => {
  for (const column of ['first_name', 'last_name'])
    await schema.schema.alterTable('mailed_tokens').addColumn(column, 'text').execute();
  await schema.schema
    .alterTable('memberships')
    .addColumn('is_founder', 'boolean', (column) => column.notNull().defaultTo(false))
    .execute();
};
