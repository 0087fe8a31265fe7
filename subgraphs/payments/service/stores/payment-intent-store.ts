import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { keepStatement } from '../../../kit/database/kept-statement.ts';
import { type KeysetPage, readKeysetPage } from '../../../kit/database/keyset-page.ts';
import { rowLimit } from '../../../kit/database/row-limit.ts';
import { lockRows } from '../../../kit/database/sql-differences.ts';
import { notFound } from '../../../kit/errors/domain-error.ts';
import { openTargetOf, type PaymentIntent, type PaymentIntentStatus } from '../model/payment-intent.ts';
import type { VisibleRows } from '../model/visible-rows.ts';
import { type PaymentIntentRow, type PaymentsTables, paymentIntentColumns } from './tables.ts';

interface PaymentIntentFilter {
  readonly status?: PaymentIntentStatus;
  readonly reservationId?: string;
  readonly invoiceId?: string;
  readonly userId?: string;
}

/** Who opened an intent, and under which key; written once. */
export interface IntentOrigin {
  readonly createdBy: string;
  readonly idempotencyKey: string | undefined;
}

/**
 * Reads and writes intents. The store is not `EntityStore`'s: what a viewer sees is narrower than an organization, and
 * rows hold more than the model.
 */
export interface PaymentIntentStore {
  findByIds(visible: VisibleRows, ids: readonly string[]): Promise<readonly PaymentIntent[]>;
  /** Throws NOT_FOUND. */
  find(visible: VisibleRows, id: string): Promise<PaymentIntent>;
  /** The intent, locked until the transaction ends. Throws NOT_FOUND. */
  lock(visible: VisibleRows, id: string): Promise<PaymentIntent>;
  /**
   * The intent that the provider means by this reference, locked; undefined when there is none. The provider knows no
   * organizations: only what it said about a capture is looked up this way.
   */
  lockByReference(reference: string): Promise<PaymentIntent | undefined>;
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
  /**
   * Intents of all organizations whose attempt has no known outcome: UNKNOWN ones, and PROCESSING ones whose
   * attempt began before `startedBefore`. In random order, so that none waits behind others that stay in doubt.
   */
  listInDoubt(startedBefore: Date, limit: number): Promise<readonly PaymentIntent[]>;
  /** Throws a unique violation when the target is occupied or the key was used. */
  insert(intent: PaymentIntent, origin: IntentOrigin): Promise<void>;
  /** Writes the next version. Throws when another writer came before: the row was not locked. */
  update(intent: PaymentIntent): Promise<void>;
}

type IntentQuery = SelectQueryBuilder<PaymentsTables, 'payment_intents', PaymentIntentRow>;

/** @param connection the database, or a transaction of it */
export function createPaymentIntentStore(
  connection: Kysely<PaymentsTables>,
  engine: SqlEngine,
): PaymentIntentStore {
  const rows = connection.selectFrom('payment_intents').selectAll();
  const select = (visible: VisibleRows): IntentQuery => selectVisible(connection, visible);
  const first = async (query: IntentQuery): Promise<PaymentIntent | undefined> => {
    const row = await query.executeTakeFirst();
    return row && paymentIntentColumns.toEntity(row);
  };
  const require = async (query: IntentQuery, id: string): Promise<PaymentIntent> => {
    const intent = await first(query.where('id', '=', id));
    if (!intent) throw notFound('Payment intent', id);
    return intent;
  };
  const all = async (query: IntentQuery): Promise<readonly PaymentIntent[]> =>
    (await query.orderBy('created_at').orderBy('id').execute()).map(paymentIntentColumns.toEntity);

  return {
    findByIds: async (visible, ids) =>
      ids.length === 0 ? [] : all(select(visible).where('id', 'in', [...ids])),
    find: (visible, id) => require(select(visible), id),
    lock: (visible, id) => require(lockRows(engine, select(visible)), id),
    lockByReference: (reference) => first(lockRows(engine, rows.where('id', '=', reference))),
    listByReservations: async (visible, ids) => {
      if (ids.length === 0) return [];
      const found = await selectByReservations(connection, { ...visible, ids });
      return found.rows.map(paymentIntentColumns.toEntity);
    },
    listByInvoices: async (visible, ids) =>
      ids.length === 0 ? [] : all(select(visible).where('invoice_id', 'in', [...ids])),
    list: async (visible, filter, page) => {
      let query = select(visible);
      if (filter.status) query = query.where('status', '=', filter.status);
      if (filter.reservationId !== undefined)
        query = query.where('reservation_id', '=', filter.reservationId);
      if (filter.invoiceId !== undefined) query = query.where('invoice_id', '=', filter.invoiceId);
      if (filter.userId !== undefined) query = query.where('user_id', '=', filter.userId);
      const found = await readKeysetPage(
        query,
        [
          { column: 'payment_intents.created_at', as: 'created_at', direction: 'desc' },
          { column: 'payment_intents.id', as: 'id', direction: 'desc' },
        ],
        page,
      );
      return { rows: found.rows.map(paymentIntentColumns.toEntity), page: found.page };
    },
    findByOpenTarget: (organizationId, openTarget) =>
      first(select({ organizationId }).where('open_target', '=', openTarget)),
    findByIdempotencyKey: (organizationId, createdBy, key) =>
      first(
        select({ organizationId }).where('created_by', '=', createdBy).where('idempotency_key', '=', key),
      ),
    listInDoubt: async (startedBefore, limit) => {
      const found = await rows
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
        .limit(rowLimit(limit))
        .execute();
      return found.map(paymentIntentColumns.toEntity);
    },
    insert: async (intent, { createdBy, idempotencyKey }) => {
      await connection
        .insertInto('payment_intents')
        .values({ ...toRow(intent), created_by: createdBy, idempotency_key: idempotencyKey ?? null })
        .execute();
    },
    update: async (intent) => {
      const result = await connection
        .updateTable('payment_intents')
        .set(toRow(intent))
        .where('organization_id', '=', intent.organizationId)
        .where('id', '=', intent.id)
        .where('version', '=', intent.version - 1)
        .executeTakeFirst();
      if (result.numUpdatedRows !== 1n)
        throw new Error(`Payment intent ${intent.id} changed under its lock.`);
    },
  };
}

function selectVisible(
  connection: Kysely<PaymentsTables>,
  { organizationId, ownerId }: VisibleRows,
): IntentQuery {
  const query = connection
    .selectFrom('payment_intents')
    .selectAll()
    .where('organization_id', '=', organizationId);
  return ownerId === undefined ? query : query.where('user_id', '=', ownerId);
}

const selectByReservations = keepStatement(
  (
    connection: Kysely<PaymentsTables>,
    { ids, ...visible }: VisibleRows & { readonly ids: readonly string[] },
  ) =>
    selectVisible(connection, visible)
      .where('reservation_id', 'in', [...ids])
      .orderBy('created_at')
      .orderBy('id')
      .compile(),
);

/** The row without its origin, which an update leaves as it is. */
function toRow(intent: PaymentIntent): Omit<PaymentIntentRow, 'created_by' | 'idempotency_key'> {
  return { ...paymentIntentColumns.toRow(intent), open_target: openTargetOf(intent) ?? null };
}

/** Subquery of the ids a viewer may see: what hangs on an intent is as visible as the intent. */
export function visibleIntentIds(
  connection: Kysely<PaymentsTables>,
  { organizationId, ownerId }: VisibleRows,
): SelectQueryBuilder<PaymentsTables, 'payment_intents', { id: string }> {
  const query = connection
    .selectFrom('payment_intents')
    .select('id')
    .where('organization_id', '=', organizationId);
  return ownerId === undefined ? query : query.where('user_id', '=', ownerId);
}
