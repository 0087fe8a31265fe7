import type { MigrationStep } from '../../../kit/database/migrate.ts';

/** How many tickets of an event one buyer may have, and a row to lock for each buyer. */
export const addBuyerLimits: MigrationStep = async (schema) => {
  await schema.schema.alterTable('events').addColumn('max_tickets_per_buyer', 'integer').execute();
  await schema.schema
    .createTable('event_buyers')
    .addColumn('event_id', 'text', (column) => column.notNull())
    .addColumn('buyer', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('event_buyers_key', ['event_id', 'buyer'])
    .execute();
};
