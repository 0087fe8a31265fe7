import type { MigrationStep } from '../../../kit/database/migrate.ts';
import { timestampType } from '../../../kit/database/sql-differences.ts';

/** Organizations, accounts, memberships. */
export const createAccounts: MigrationStep = async (schema, engine) => {
  const timestamp = timestampType(engine);
  await schema.schema
    .createTable('organizations')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('slug', 'text', (column) => column.notNull().unique())
    .addColumn('created_at', timestamp, (column) => column.notNull())
    .addColumn('updated_at', timestamp, (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .execute();
  await schema.schema
    .createTable('users')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('email', 'text', (column) => column.notNull().unique())
    .addColumn('first_name', 'text', (column) => column.notNull())
    .addColumn('last_name', 'text', (column) => column.notNull())
    .addColumn('username', 'text')
    .addColumn('display_name', 'text', (column) => column.notNull())
    .addColumn('password_hash', 'text')
    .addColumn('home_organization_id', 'text', (column) => column.notNull().references('organizations.id'))
    .addColumn('is_mfa_enabled', 'boolean', (column) => column.notNull())
    .addColumn('last_login_at', timestamp)
    .addColumn('created_at', timestamp, (column) => column.notNull())
    .addColumn('updated_at', timestamp, (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .execute();
  await schema.schema
    .createTable('memberships')
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id'))
    .addColumn('organization_id', 'text', (column) => column.notNull().references('organizations.id'))
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('created_at', timestamp, (column) => column.notNull())
    .addPrimaryKeyConstraint('memberships_key', ['user_id', 'organization_id'])
    .execute();
  await schema.schema
    .createIndex('memberships_by_organization')
    .on('memberships')
    .columns(['organization_id', 'user_id'])
    .execute();
  await schema.schema
    .createTable('membership_roles')
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('membership_roles_key', ['user_id', 'organization_id', 'role'])
    .addForeignKeyConstraint('membership_roles_membership', ['user_id', 'organization_id'], 'memberships', [
      'user_id',
      'organization_id',
    ])
    .execute();
  await schema.schema
    .createIndex('membership_roles_by_role')
    .on('membership_roles')
    .columns(['organization_id', 'role'])
    .execute();
};
