import { addFoldedColumns } from '../../../kit/database/folded-text.ts';
import type { MigrationStep } from '../../../kit/database/migrate.ts';

/** The compare form of names and of what lists are searched by. */
export const addFoldedTexts: MigrationStep = async (schema, engine) => {
  await addFoldedColumns(schema, engine, 'customers', {
    name_folded: ['name'],
    search_folded: ['name', 'email'],
  });
  await addFoldedColumns(schema, engine, 'contacts', { name_folded: ['name'] });
  await addFoldedColumns(schema, engine, 'leads', { search_folded: ['name', 'company', 'email'] });
  await addFoldedColumns(schema, engine, 'opportunities', { search_folded: ['name'] });
  await schema.schema
    .createIndex('customers_by_folded_name')
    .on('customers')
    .columns(['organization_id', 'name_folded', 'id'])
    .execute();
};
