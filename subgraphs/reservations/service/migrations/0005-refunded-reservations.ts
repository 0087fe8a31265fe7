import type { MigrationStep } from '../../../kit/database/migrate.ts';

/** How much of its payment a reservation was given back: refunds in parts add up to one in full. */
export const addRefundedAmounts: MigrationStep = async (schema) => {
  await schema.schema
    .alterTable('reservations')
    .addColumn('refunded_minor_units', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
};
