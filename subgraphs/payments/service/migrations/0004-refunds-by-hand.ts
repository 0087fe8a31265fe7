import type { MigrationStep } from '../../../kit/database/migrate.ts';

/** How a refund was given back when the provider refused it. */
export const addRefundsByHand: MigrationStep = async (schema) => {
  await schema.schema.alterTable('refunds').addColumn('paid_back_by', 'text').execute();
};
