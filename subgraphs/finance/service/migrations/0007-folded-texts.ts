import { addFoldedColumns } from '../../../kit/database/folded-text.ts';
import type { MigrationStep } from '../../../kit/database/migrate.ts';

/** The compare form of names and of what lists are searched by. */
export const addFoldedTexts: MigrationStep = async (schema, engine) => {
  await addFoldedColumns(schema, engine, 'ledger_accounts', { search_folded: ['name', 'code'] });
};
