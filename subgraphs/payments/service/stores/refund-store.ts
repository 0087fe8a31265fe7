import type { Kysely } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type EntityStore, openEntityTable } from '../../../kit/database/entity-store.ts';
import { rowLimit } from '../../../kit/database/row-limit.ts';
import { lockRows } from '../../../kit/database/sql-differences.ts';
import type { Refund } from '../model/refund.ts';
import type { VisibleRows } from '../model/visible-rows.ts';
import { visibleIntentIds } from './payment-intent-store.ts';
import { type PaymentsTables, refundColumns } from './tables.ts';

/** Reads and writes refunds. */
export interface RefundStore extends Pick<EntityStore<Refund>, 'insert' | 'update'> {
  findByIds(visible: VisibleRows, ids: readonly string[]): Promise<readonly Refund[]>;
  /** Oldest first. */
  listByPaymentIntents(visible: VisibleRows, ids: readonly string[]): Promise<readonly Refund[]>;
  findByRequestKey(
    organizationId: string,
    paymentIntentId: string,
    requestKey: string,
  ): Promise<Refund | undefined>;
  /**
   * The refund that the provider means by this reference, locked until the transaction ends; undefined when there is
   * none. The provider knows no organizations: only what it said about a refund is looked up this way.
   */
  lockByReference(reference: string): Promise<Refund | undefined>;
  /**
   * Refunds of all organizations that wait for the provider and were last touched before `touchedBefore`, oldest
   * first.
   */
  listPending(touchedBefore: Date, limit: number): Promise<readonly Refund[]>;
  /** Puts a pending refund at the end of the line. */
  touch(organizationId: string, id: string, now: Date): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createRefundStore(connection: Kysely<PaymentsTables>, engine: SqlEngine): RefundStore {
  const { entities, select, read } = openEntityTable({
    connection,
    engine,
    table: 'refunds',
    columns: refundColumns,
    entity: 'Refund',
  });
  const ofAll = connection.selectFrom('refunds').selectAll();
  return {
    insert: entities.insert,
    update: entities.update,
    findByIds: async (visible, ids) =>
      ids.length === 0
        ? []
        : read(
            select(visible.organizationId)
              .where('id', 'in', [...ids])
              .where('payment_intent_id', 'in', visibleIntentIds(connection, visible)),
          ),
    listByPaymentIntents: async (visible, ids) => {
      if (ids.length === 0) return [];
      const intents = visibleIntentIds(connection, visible).where('id', 'in', [...ids]);
      return read(
        select(visible.organizationId)
          .where('payment_intent_id', 'in', intents)
          .orderBy('created_at')
          .orderBy('id'),
      );
    },
    findByRequestKey: async (organizationId, paymentIntentId, requestKey) => {
      const found = await read(
        select(organizationId)
          .where('payment_intent_id', '=', paymentIntentId)
          .where('request_key', '=', requestKey),
      );
      return found[0];
    },
    lockByReference: async (reference) =>
      (await read(lockRows(engine, ofAll.where('id', '=', reference))))[0],
    listPending: (touchedBefore, limit) =>
      read(
        ofAll
          .where('status', '=', 'PENDING')
          .where('updated_at', '<=', touchedBefore.toISOString())
          .orderBy('updated_at')
          .limit(rowLimit(limit)),
      ),
    touch: async (organizationId, id, now) => {
      await connection
        .updateTable('refunds')
        .set({ updated_at: now.toISOString() })
        .where('organization_id', '=', organizationId)
        .where('id', '=', id)
        .where('status', '=', 'PENDING')
        .execute();
    },
  };
}
