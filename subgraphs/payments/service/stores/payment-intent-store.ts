import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type KeysetPage, readKeysetPage } from '../../../kit/database/keyset-page.ts';
import { lockRows } from '../../../kit/database/sql-differences.ts';
import type { PaymentIntent, PaymentIntentStatus } from '../model/payment-intent.ts';
import type { VisibleRows } from '../model/visible-rows.ts';
import { fromPaymentIntentRow, toPaymentIntentRow } from './payment-intent-row.ts';
import type { PaymentIntentRow, PaymentsTables } from './tables.ts';

export interface PaymentIntentFilter {
  readonly status?: PaymentIntentStatus;
  readonly reservationId?: string;
  readonly invoiceId?: string;
  readonly userId?: string;
}

/** Reads and writes intents. Reads for viewers see the rows that are visible to them and no others. */
export interface PaymentIntentStore {
  findByIds(visible: VisibleRows, ids: readonly string[]): Promise<readonly PaymentIntent[]>;
  findById(visible: VisibleRows, id: string): Promise<PaymentIntent | undefined>;
  /** Oldest first. */
  listByReservations(visible: VisibleRows, ids: readonly string[]): Promise<readonly PaymentIntent[]>;
  /** Oldest first. */
  listByInvoices(visible: VisibleRows, ids: readonly string[]): Promise<readonly PaymentIntent[]>;
  /** Newest first. */
  list(
    visible: VisibleRows,
    filter: PaymentIntentFilter,
    page: PageRequest | undefined,
  ): Promise<KeysetPage<PaymentIntent>>;
  /** The intent that occupies the target (see `openTargetOf`). */
  findByOpenTarget(organizationId: string, openTarget: string): Promise<PaymentIntent | undefined>;
  findByIdempotencyKey(
    organizationId: string,
    createdBy: string,
    key: string,
  ): Promise<PaymentIntent | undefined>;
  /** Locked until the transaction ends. Ids come from our own records, so no organization is asked for. */
  lockById(id: string): Promise<PaymentIntent | undefined>;
  /**
   * Intents of all organizations whose attempt has no known outcome: UNKNOWN ones, and PROCESSING ones whose
   * attempt began before `startedBefore`. In random order, so that none waits behind others that stay in doubt.
   */
  listInDoubt(startedBefore: Date, limit: number): Promise<readonly PaymentIntent[]>;
  /** Throws a unique violation when the target is occupied or the key was used. */
  insert(
    intent: PaymentIntent,
    origin: { readonly createdBy: string; readonly idempotencyKey: string | undefined },
  ): Promise<void>;
  /** Writes the intent unless another version got in between; answers whether it did. */
  update(intent: PaymentIntent, previousVersion: number): Promise<boolean>;
}

type IntentQuery = SelectQueryBuilder<PaymentsTables, 'payment_intents', PaymentIntentRow>;

/** @param connection the database, or a transaction of it */
export function createPaymentIntentStore(
  connection: Kysely<PaymentsTables>,
  engine: SqlEngine,
): PaymentIntentStore {
  const select = (visible: VisibleRows) => {
    const query = connection
      .selectFrom('payment_intents')
      .selectAll()
      .where('organization_id', '=', visible.organizationId);
    return visible.ownerId === undefined ? query : query.where('user_id', '=', visible.ownerId);
  };
  const first = async (query: IntentQuery): Promise<PaymentIntent | undefined> => {
    const row = await query.executeTakeFirst();
    return row && fromPaymentIntentRow(row);
  };
  const all = async (query: IntentQuery): Promise<readonly PaymentIntent[]> =>
    (await query.orderBy('created_at').orderBy('id').execute()).map(fromPaymentIntentRow);

  return {
    findByIds: async (visible, ids) =>
      ids.length === 0 ? [] : all(select(visible).where('id', 'in', [...ids])),
    findById: (visible, id) => first(select(visible).where('id', '=', id)),
    listByReservations: async (visible, ids) =>
      ids.length === 0 ? [] : all(select(visible).where('reservation_id', 'in', [...ids])),
    listByInvoices: async (visible, ids) =>
      ids.length === 0 ? [] : all(select(visible).where('invoice_id', 'in', [...ids])),
    list: async (visible, filter, page) => {
      let query = select(visible);
      if (filter.status) query = query.where('status', '=', filter.status);
      if (filter.reservationId) query = query.where('reservation_id', '=', filter.reservationId);
      if (filter.invoiceId) query = query.where('invoice_id', '=', filter.invoiceId);
      if (filter.userId) query = query.where('user_id', '=', filter.userId);
      const found = await readKeysetPage(
        query,
        [
          { column: 'payment_intents.created_at', as: 'created_at', direction: 'desc' },
          { column: 'payment_intents.id', as: 'id', direction: 'desc' },
        ],
        page,
      );
      return { rows: found.rows.map(fromPaymentIntentRow), page: found.page };
    },
    findByOpenTarget: (organizationId, openTarget) =>
      first(select({ organizationId }).where('open_target', '=', openTarget)),
    findByIdempotencyKey: (organizationId, createdBy, key) =>
      first(
        select({ organizationId }).where('created_by', '=', createdBy).where('idempotency_key', '=', key),
      ),
    lockById: (id) =>
      first(lockRows(engine, connection.selectFrom('payment_intents').selectAll().where('id', '=', id))),
    listInDoubt: async (startedBefore, limit) => {
      const rows = await connection
        .selectFrom('payment_intents')
        .selectAll()
        .where((where) =>
          where.or([
            where('status', '=', 'UNKNOWN'),
            where.and([
              where('status', '=', 'PROCESSING'),
              where('attempt_started_at', '<', startedBefore.toISOString()),
            ]),
          ]),
        )
        .orderBy(sql`random()`)
        .limit(limit)
        .execute();
      return rows.map(fromPaymentIntentRow);
    },
    insert: async (intent, origin) => {
      await connection
        .insertInto('payment_intents')
        .values({
          ...toPaymentIntentRow(intent),
          created_by: origin.createdBy,
          idempotency_key: origin.idempotencyKey ?? null,
        })
        .execute();
    },
    update: async (intent, previousVersion) => {
      const result = await connection
        .updateTable('payment_intents')
        .set(toPaymentIntentRow(intent))
        .where('id', '=', intent.id)
        .where('version', '=', previousVersion)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
  };
}
