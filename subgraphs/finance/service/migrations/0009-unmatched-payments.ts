import { sql } from 'kysely';
import type { MigrationStep } from '../../../kit/database/migrate.ts';

/** What of a card payment belongs to no invoice, as it was published: that of payments that were used or refunded in part. */
export const addUnmatchedPayments: MigrationStep = async (schema) => {
  await schema.schema
    .alterTable('customer_payments')
    .addColumn('unmatched', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  await sql`update customer_payments set unmatched = received - refunded - applied - transferred
    where payment_intent_id is not null and received > refunded + applied + transferred
      and (reservation_id is null or applied + transferred + refunded > 0)`.execute(schema);
};
