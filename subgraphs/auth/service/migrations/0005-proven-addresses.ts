import { sql } from 'kysely';
import type { MigrationStep } from '../../../kit/database/migrate.ts';
import { timestampType } from '../../../kit/database/sql-differences.ts';

/**
 * When a person proved with a mailed link that the email address is theirs. Accounts with a password of before were
 * taken at their word, and keep their address.
 */
export const addProvenAddresses: MigrationStep = async (schema, engine) => {
  await schema.schema.alterTable('users').addColumn('email_proven_at', timestampType(engine)).execute();
  await sql`update users set email_proven_at = created_at where password_hash is not null`.execute(schema);
};
