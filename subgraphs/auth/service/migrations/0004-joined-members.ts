import { sql } from 'kysely';
import type { MigrationStep } from '../../../kit/database/migrate.ts';

/** Whether the user has ever accepted the membership: a disabled invitation is still an invitation. */
export const addJoinedMembers: MigrationStep = async (schema) => {
  await schema.schema
    .alterTable('memberships')
    .addColumn('has_joined', 'boolean', (column) => column.notNull().defaultTo(true))
    .execute();
  await sql`update memberships set has_joined = false where status = 'INVITED'`.execute(schema);
};
