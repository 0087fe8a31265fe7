import { addFoldedColumns } from '../../../kit/database/folded-text.ts';
import type { MigrationStep } from '../../../kit/database/migrate.ts';

/** The compare form of names and of what lists are searched by. */
export const addFoldedTexts: MigrationStep = async (schema, engine) => {
  await addFoldedColumns(schema, engine, 'employees', {
    last_name_folded: ['last_name'],
    first_name_folded: ['first_name'],
    search_folded: [['first_name', 'last_name'], 'number', 'position', 'email'],
  });
  await addFoldedColumns(schema, engine, 'departments', { name_folded: ['name'] });
  await schema.schema
    .createIndex('employees_by_folded_name')
    .on('employees')
    .columns(['organization_id', 'last_name_folded', 'first_name_folded', 'id'])
    .execute();
  await schema.schema
    .createIndex('employees_by_department_and_folded_name')
    .on('employees')
    .columns(['department_id', 'last_name_folded', 'first_name_folded', 'id'])
    .execute();
  await schema.schema
    .createIndex('departments_by_folded_name')
    .on('departments')
    .columns(['organization_id', 'name_folded', 'id'])
    .execute();
};
