import { sql } from 'kysely';
import type { MigrationStep } from '../../../kit/database/migrate.ts';
import { timestampType } from '../../../kit/database/sql-differences.ts';

/** The work list of payments; what failed or is in doubt already is put on it. */
export const createAttentionItems: MigrationStep = async (schema, engine) => {
  const timestamp = timestampType(engine);
  await schema.schema
    .createTable('attention_items')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('payment_intent_id', 'text', (column) => column.notNull().references('payment_intents.id'))
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('refund_id', 'text')
    .addColumn('amount_minor', 'bigint', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('since', timestamp, (column) => column.notNull())
    .addColumn('resolved_at', timestamp)
    .addColumn('resolved_by', 'text')
    .addColumn('note', 'text')
    .execute();
  await schema.schema
    .createIndex('attention_items_by_intent')
    .on('attention_items')
    .columns(['payment_intent_id', 'reason'])
    .execute();
  await sql`create index attention_items_open on attention_items (organization_id, since, id)
    where resolved_at is null`.execute(schema);
  await sql`insert into attention_items
      (id, organization_id, payment_intent_id, reason, refund_id, amount_minor, currency, since)
    select id, organization_id, payment_intent_id, 'REFUND_FAILED', id, amount_minor, currency, updated_at
    from refunds where status = 'FAILED'`.execute(schema);
  await sql`insert into attention_items
      (id, organization_id, payment_intent_id, reason, refund_id, amount_minor, currency, since)
    select id, organization_id, id, 'OUTCOME_UNKNOWN', null, amount_minor, currency, updated_at
    from payment_intents where status = 'UNKNOWN'`.execute(schema);
};
