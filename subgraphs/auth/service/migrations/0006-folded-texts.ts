import { addFoldedColumns } from '../../../kit/database/folded-text.ts';
import type { MigrationStep } from '../../../kit/database/migrate.ts';

/** The compare form of names and of what lists are searched by. */
export const addFoldedTexts: MigrationStep = async (schema, engine) => {
  await addFoldedColumns(schema, engine, 'users', {
    display_name_folded: ['display_name'],
    search_folded: ['display_name', 'email', 'username'],
  });
  await addFoldedColumns(schema, engine, 'organizations', { name_folded: ['name'] });
};
