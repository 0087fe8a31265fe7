import { type Kysely, sql } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import type { MigrationStep } from '../../../kit/database/migrate.ts';
import { dateType, timestampType } from '../../../kit/database/sql-differences.ts';

/** Books, accounts and the journal. */
export const createLedger: MigrationStep = async (schema, engine) => {
  const timestamp = timestampType(engine);
  await schema.schema
    .createTable('books')
    .addColumn('organization_id', 'text', (column) => column.primaryKey())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('last_invoice_number', 'integer', (column) => column.notNull())
    .addColumn('opened_at', timestamp, (column) => column.notNull())
    .execute();
  await schema.schema
    .createTable('ledger_accounts')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('code', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('purpose', 'text')
    .addColumn('created_at', timestamp, (column) => column.notNull())
    .addUniqueConstraint('ledger_accounts_code', ['organization_id', 'code'])
    .addUniqueConstraint('ledger_accounts_purpose', ['organization_id', 'purpose'])
    .execute();
  await schema.schema
    .createTable('journal_entries')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('posted_on', dateType(engine), (column) => column.notNull())
    .addColumn('description', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('invoice_id', 'text')
    .addColumn('payment_intent_id', 'text')
    // Unique: an entry can be taken back once.
    .addColumn('reversal_of_id', 'text', (column) => column.unique().references('journal_entries.id'))
    .addColumn('posted_by', 'text')
    .addColumn('created_at', timestamp, (column) => column.notNull())
    .execute();
  await schema.schema
    .createIndex('journal_entries_by_date')
    .on('journal_entries')
    .columns(['organization_id', 'posted_on', 'id'])
    .execute();
  await schema.schema
    .createIndex('journal_entries_by_invoice')
    .on('journal_entries')
    .column('invoice_id')
    .execute();
  await schema.schema
    .createTable('journal_lines')
    .addColumn('entry_id', 'text', (column) => column.notNull().references('journal_entries.id'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) => column.notNull().references('ledger_accounts.id'))
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('amount', 'bigint', (column) => column.notNull().check(sql`amount <> 0`))
    .addColumn('memo', 'text')
    .addPrimaryKeyConstraint('journal_lines_key', ['entry_id', 'position'])
    .execute();
  await schema.schema
    .createIndex('journal_lines_by_account')
    .on('journal_lines')
    .columns(['account_id', 'currency'])
    .execute();
  await makeImmutable(schema, engine, 'journal_entries');
  await makeImmutable(schema, engine, 'journal_lines');
};

/** The engine itself refuses to change or remove what was posted. */
async function makeImmutable(schema: Kysely<unknown>, engine: SqlEngine, table: string): Promise<void> {
  if (engine === 'postgres') {
    await sql`create or replace function refuse_change() returns trigger language plpgsql as
      $$ begin raise exception 'The journal is immutable.'; end $$`.execute(schema);
    await sql`create trigger ${sql.id(`${table}_immutable`)} before update or delete on ${sql.table(table)}
      for each row execute function refuse_change()`.execute(schema);
    return;
  }
  for (const operation of ['update', 'delete']) {
    await sql`create trigger ${sql.id(`${table}_no_${operation}`)} before ${sql.raw(operation)} on ${sql.table(table)}
      begin select raise(abort, 'The journal is immutable.'); end`.execute(schema);
  }
}
