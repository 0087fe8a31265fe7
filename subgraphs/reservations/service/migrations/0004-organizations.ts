import type { MigrationStep } from '../../../kit/database/migrate.ts';

/** Slugs of organizations, as the auth domain announces them, so that public events are listed by slug. */
export const createOrganizations: MigrationStep = async (schema) => {
  await schema.schema
    .createTable('organizations')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('slug', 'text', (column) => column.notNull())
    .execute();
  await schema.schema.createIndex('organizations_by_slug').on('organizations').column('slug').execute();
};
