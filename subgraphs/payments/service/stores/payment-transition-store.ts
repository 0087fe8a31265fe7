import type { Kysely } from 'kysely';
import type { PaymentTransition } from '../model/payment-transition.ts';
import type { VisibleRows } from '../model/visible-rows.ts';
import { fromFailureColumns, toFailureColumns } from './payment-intent-row.ts';
import type { PaymentsTables, PaymentTransitionRow } from './tables.ts';
import { visibleIntentIds } from './visible-intent-ids.ts';

/** The history of intents: rows are added and never changed. */
export interface PaymentTransitionStore {
  /** Oldest first. */
  listByPaymentIntents(visible: VisibleRows, ids: readonly string[]): Promise<readonly PaymentTransition[]>;
  insert(transitions: readonly PaymentTransition[]): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createPaymentTransitionStore(connection: Kysely<PaymentsTables>): PaymentTransitionStore {
  return {
    listByPaymentIntents: async (visible, ids) => {
      if (ids.length === 0) return [];
      const rows = await connection
        .selectFrom('payment_transitions')
        .selectAll()
        .where('payment_intent_id', 'in', visibleIntentIds(connection, visible).where('id', 'in', [...ids]))
        .orderBy('payment_intent_id')
        .orderBy('position')
        .execute();
      return rows.map(fromRow);
    },
    insert: async (transitions) => {
      if (transitions.length === 0) return;
      await connection.insertInto('payment_transitions').values(transitions.map(toRow)).execute();
    },
  };
}

function fromRow(row: PaymentTransitionRow): PaymentTransition {
  return {
    id: row.id,
    organizationId: row.organization_id,
    paymentIntentId: row.payment_intent_id,
    position: row.position,
    fromStatus: row.from_status ?? undefined,
    toStatus: row.to_status,
    cause: row.cause,
    failure: fromFailureColumns(row),
    occurredAt: new Date(row.occurred_at),
  };
}

function toRow(transition: PaymentTransition): PaymentTransitionRow {
  return {
    id: transition.id,
    organization_id: transition.organizationId,
    payment_intent_id: transition.paymentIntentId,
    position: transition.position,
    from_status: transition.fromStatus ?? null,
    to_status: transition.toStatus,
    cause: transition.cause,
    ...toFailureColumns(transition.failure),
    occurred_at: transition.occurredAt.toISOString(),
  };
}
