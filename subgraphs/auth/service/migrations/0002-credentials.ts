import type { MigrationStep } from '../../../kit/database/migrate.ts';
import { timestampType } from '../../../kit/database/sql-differences.ts';

/** Sessions, tokens, mails, failed logins, signing keys, second factors. */
export const createCredentials: MigrationStep = async (schema, engine) => {
  const timestamp = timestampType(engine);
  await schema.schema
    .createTable('sessions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id'))
    .addColumn('organization_id', 'text', (column) => column.notNull().references('organizations.id'))
    .addColumn('user_agent', 'text', (column) => column.notNull())
    .addColumn('ip', 'text', (column) => column.notNull())
    .addColumn('created_at', timestamp, (column) => column.notNull())
    .addColumn('last_seen_at', timestamp, (column) => column.notNull())
    .addColumn('expires_at', timestamp, (column) => column.notNull())
    .addColumn('revoked_at', timestamp)
    .addColumn('revocation_reason', 'text')
    .execute();
  await schema.schema
    .createIndex('sessions_by_user')
    .on('sessions')
    .columns(['user_id', 'last_seen_at'])
    .execute();
  await schema.schema.createIndex('sessions_by_expiry').on('sessions').columns(['expires_at']).execute();
  await schema.schema
    .createTable('refresh_tokens')
    .addColumn('token_hash', 'text', (column) => column.primaryKey())
    .addColumn('session_id', 'text', (column) =>
      column.notNull().references('sessions.id').onDelete('cascade'),
    )
    .addColumn('created_at', timestamp, (column) => column.notNull())
    .addColumn('used_at', timestamp)
    .addColumn('sealed_successor', 'text')
    .execute();
  await schema.schema
    .createIndex('refresh_tokens_by_session')
    .on('refresh_tokens')
    .columns(['session_id'])
    .execute();
  await schema.schema
    .createTable('mailed_tokens')
    .addColumn('token_hash', 'text', (column) => column.primaryKey())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id'))
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('created_at', timestamp, (column) => column.notNull())
    .addColumn('expires_at', timestamp, (column) => column.notNull())
    .execute();
  await schema.schema
    .createIndex('mailed_tokens_by_user')
    .on('mailed_tokens')
    .columns(['user_id', 'purpose'])
    .execute();
  await schema.schema
    .createTable('mails')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('recipient', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('created_at', timestamp, (column) => column.notNull())
    .execute();
  await schema.schema
    .createTable('login_failures')
    .addColumn('bucket', 'text', (column) => column.primaryKey())
    .addColumn('failures', 'integer', (column) => column.notNull())
    .addColumn('window_ends_at', timestamp, (column) => column.notNull())
    .execute();
  await schema.schema
    .createTable('signing_keys')
    .addColumn('generation', 'integer', (column) => column.primaryKey())
    .addColumn('kid', 'text', (column) => column.notNull().unique())
    .addColumn('public_jwk', 'text', (column) => column.notNull())
    .addColumn('private_jwk', 'text', (column) => column.notNull())
    .addColumn('created_at', timestamp, (column) => column.notNull())
    .addColumn('signs_from', timestamp, (column) => column.notNull())
    .addColumn('signs_until', timestamp, (column) => column.notNull())
    .addColumn('verifies_until', timestamp, (column) => column.notNull())
    .execute();
  await schema.schema
    .createTable('mfa_secrets')
    .addColumn('user_id', 'text', (column) => column.primaryKey().references('users.id'))
    .addColumn('secret', 'text', (column) => column.notNull())
    .addColumn('created_at', timestamp, (column) => column.notNull())
    .addColumn('confirmed_at', timestamp)
    .addColumn('last_used_step', 'integer')
    .execute();
  await schema.schema
    .createTable('recovery_codes')
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id'))
    .addColumn('code_hash', 'text', (column) => column.notNull())
    .addColumn('used_at', timestamp)
    .addPrimaryKeyConstraint('recovery_codes_key', ['user_id', 'code_hash'])
    .execute();
};
