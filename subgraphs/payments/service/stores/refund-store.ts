import type { Kysely } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { lockRows } from '../../../kit/database/sql-differences.ts';
import { money } from '../../../kit/values/money.ts';
import type { Refund } from '../model/refund.ts';
import type { VisibleRows } from '../model/visible-rows.ts';
import { fromFailureColumns, toFailureColumns } from './payment-intent-row.ts';
import type { PaymentsTables, RefundRow } from './tables.ts';
import { visibleIntentIds } from './visible-intent-ids.ts';

/** Reads and writes refunds. */
export interface RefundStore {
  findByIds(visible: VisibleRows, ids: readonly string[]): Promise<readonly Refund[]>;
  /** Oldest first. */
  listByPaymentIntents(visible: VisibleRows, ids: readonly string[]): Promise<readonly Refund[]>;
  findByRequestKey(paymentIntentId: string, requestKey: string): Promise<Refund | undefined>;
  /** Locked until the transaction ends. Ids come from our own records, so no organization is asked for. */
  lockById(id: string): Promise<Refund | undefined>;
  /** Refunds that wait for the provider and were last touched before `touchedBefore`, oldest first. */
  listPending(touchedBefore: Date, limit: number): Promise<readonly Refund[]>;
  insert(refund: Refund): Promise<void>;
  /** Writes what the provider decided. The caller holds the lock. */
  update(refund: Refund): Promise<void>;
  /** Puts a pending refund at the end of the line. */
  touch(id: string, now: Date): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createRefundStore(connection: Kysely<PaymentsTables>, engine: SqlEngine): RefundStore {
  const select = connection.selectFrom('refunds').selectAll();
  return {
    findByIds: async (visible, ids) => {
      if (ids.length === 0) return [];
      const rows = await select
        .where('id', 'in', [...ids])
        .where('payment_intent_id', 'in', visibleIntentIds(connection, visible))
        .execute();
      return rows.map(fromRow);
    },
    listByPaymentIntents: async (visible, ids) => {
      if (ids.length === 0) return [];
      const rows = await select
        .where('payment_intent_id', 'in', visibleIntentIds(connection, visible).where('id', 'in', [...ids]))
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(fromRow);
    },
    findByRequestKey: async (paymentIntentId, requestKey) => {
      const row = await select
        .where('payment_intent_id', '=', paymentIntentId)
        .where('request_key', '=', requestKey)
        .executeTakeFirst();
      return row && fromRow(row);
    },
    lockById: async (id) => {
      const row = await lockRows(engine, select.where('id', '=', id)).executeTakeFirst();
      return row && fromRow(row);
    },
    listPending: async (touchedBefore, limit) => {
      const rows = await select
        .where('status', '=', 'PENDING')
        .where('updated_at', '<=', touchedBefore.toISOString())
        .orderBy('updated_at')
        .limit(limit)
        .execute();
      return rows.map(fromRow);
    },
    insert: async (refund) => {
      await connection.insertInto('refunds').values(toRefundRow(refund)).execute();
    },
    update: async (refund) => {
      await connection
        .updateTable('refunds')
        .set(toRefundRow(refund))
        .where('id', '=', refund.id)
        .where('status', '=', 'PENDING')
        .execute();
    },
    touch: async (id, now) => {
      await connection
        .updateTable('refunds')
        .set({ updated_at: now.toISOString() })
        .where('id', '=', id)
        .where('status', '=', 'PENDING')
        .execute();
    },
  };
}

function fromRow(row: RefundRow): Refund {
  return {
    id: row.id,
    organizationId: row.organization_id,
    paymentIntentId: row.payment_intent_id,
    amount: money(BigInt(row.amount_minor), row.currency),
    status: row.status,
    reason: row.reason,
    requestedBy: row.requested_by ?? undefined,
    requestKey: row.request_key,
    providerReference: row.provider_reference ?? undefined,
    failure: fromFailureColumns(row),
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
  };
}

export function toRefundRow(refund: Refund): RefundRow {
  return {
    id: refund.id,
    organization_id: refund.organizationId,
    payment_intent_id: refund.paymentIntentId,
    amount_minor: refund.amount.minorUnits,
    currency: refund.amount.currency,
    status: refund.status,
    reason: refund.reason,
    requested_by: refund.requestedBy ?? null,
    request_key: refund.requestKey,
    provider_reference: refund.providerReference ?? null,
    ...toFailureColumns(refund.failure),
    created_at: refund.createdAt.toISOString(),
    updated_at: refund.updatedAt.toISOString(),
  };
}
