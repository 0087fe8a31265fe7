import type { Kysely } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type EntityStore, openEntityTable } from '../../../kit/database/entity-store.ts';
import type { PaymentTransition } from '../model/payment-transition.ts';
import type { VisibleRows } from '../model/visible-rows.ts';
import { visibleIntentIds } from './payment-intent-store.ts';
import { type PaymentsTables, paymentTransitionColumns } from './tables.ts';

/** The history of intents: rows are added and never changed. */
export interface PaymentTransitionStore extends Pick<EntityStore<PaymentTransition>, 'insert'> {
  /** Oldest first. */
  listByPaymentIntents(visible: VisibleRows, ids: readonly string[]): Promise<readonly PaymentTransition[]>;
}

/** @param connection the database, or a transaction of it */
export function createPaymentTransitionStore(
  connection: Kysely<PaymentsTables>,
  engine: SqlEngine,
): PaymentTransitionStore {
  const { entities, select, read } = openEntityTable({
    connection,
    engine,
    table: 'payment_transitions',
    columns: paymentTransitionColumns,
    entity: 'Payment transition',
  });
  return {
    insert: entities.insert,
    listByPaymentIntents: async (visible, ids) => {
      if (ids.length === 0) return [];
      const intents = visibleIntentIds(connection, visible).where('id', 'in', [...ids]);
      return read(
        select(visible.organizationId)
          .where('payment_intent_id', 'in', intents)
          .orderBy('payment_intent_id')
          .orderBy('position'),
      );
    },
  };
}
