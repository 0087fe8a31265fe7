import { sql } from 'kysely';
import type { MigrationStep } from '../../../kit/database/migrate.ts';

/** Settlements that are taken back, and the account for what is written off. */
export const createReversals: MigrationStep = async (schema) => {
  await schema.schema.alterTable('invoice_settlements').addColumn('reversal_of_id', 'text').execute();
  // Unique: a settlement can be taken back once.
  await schema.schema
    .createIndex('invoice_settlements_reversal')
    .unique()
    .on('invoice_settlements')
    .column('reversal_of_id')
    .execute();
  await sql`update ledger_accounts set purpose = 'BAD_DEBTS' where code = '6900' and purpose is null`.execute(
    schema,
  );
};
