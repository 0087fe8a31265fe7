import { type Kysely, sql } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type KeysetPage, readKeysetPage } from '../../../kit/database/keyset-page.ts';
import { lockRows } from '../../../kit/database/sql-differences.ts';
import { assertTransition } from '../../../kit/values/transitions.ts';
import { type Reservation, type ReservationStatus, reservationTransitions } from '../model/reservation.ts';
import type { ReservationScope } from '../model/reservation-scope.ts';
import { toItemRows, toReservation, toReservationRow } from './reservation-row-store.ts';
import type { ReservationRow, ReservationsTables } from './tables.ts';

/** What a list is narrowed to; unset fields do not narrow. */
export interface ReservationFilter {
  readonly eventId?: string;
  readonly status?: ReservationStatus;
  readonly userId?: string;
  readonly customerId?: string;
}

/** Reads and writes reservations with their items; every read sees one organization only. */
export interface ReservationStore {
  findByIds(scope: ReservationScope, ids: readonly string[]): Promise<readonly Reservation[]>;
  list(
    scope: ReservationScope,
    filter: ReservationFilter,
    page: PageRequest | undefined,
  ): Promise<KeysetPage<Reservation>>;
  /** The newest `first` reservations of each owner. */
  listByOwner(
    scope: ReservationScope,
    owner: 'user_id' | 'customer_id',
    ownerIds: readonly string[],
    first: number,
  ): Promise<readonly Reservation[]>;
  /** Locks the reservation until the transaction ends. */
  lock(organizationId: string, id: string): Promise<Reservation | undefined>;
  /** Holds that were to be paid before the instant, the oldest first. */
  findOverdue(
    before: Date,
    limit: number,
  ): Promise<ReadonlyArray<{ readonly id: string; readonly organizationId: string }>>;
  insert(reservation: Reservation): Promise<void>;
  /**
   * Moves a reservation on if it still is in the state it was read in; undefined when somebody else was faster.
   * Throws CONFLICT for an illegal transition.
   */
  changeStatus(
    reservation: Reservation,
    to: ReservationStatus,
    now: Date,
    paymentIntentId?: string,
  ): Promise<Reservation | undefined>;
  /** Notes why a payment failed on a reservation that is still held; false when it no longer is. */
  notePaymentFailure(organizationId: string, id: string, failure: string, now: Date): Promise<boolean>;
}

/** @param connection the database, or a transaction of it */
export function createReservationStore(
  connection: Kysely<ReservationsTables>,
  engine: SqlEngine,
): ReservationStore {
  const withItems = async (rows: readonly ReservationRow[]): Promise<readonly Reservation[]> => {
    if (rows.length === 0) return [];
    const items = await connection
      .selectFrom('reservation_items')
      .selectAll()
      .where(
        'reservation_id',
        'in',
        rows.map((row) => row.id),
      )
      .orderBy('reservation_id')
      .orderBy('position')
      .execute();
    const byReservation = Map.groupBy(items, (item) => item.reservation_id);
    return rows.map((row) => toReservation(row, byReservation.get(row.id) ?? []));
  };
  const visible = ({ organizationId, userId }: ReservationScope) => {
    const query = connection
      .selectFrom('reservations')
      .selectAll()
      .where('organization_id', '=', organizationId);
    return userId === undefined ? query : query.where('user_id', '=', userId);
  };
  return {
    findByIds: async (scope, ids) =>
      ids.length === 0
        ? []
        : withItems(
            await visible(scope)
              .where('id', 'in', [...ids])
              .execute(),
          ),
    list: async (scope, filter, page) => {
      let query = visible(scope);
      if (filter.eventId !== undefined) query = query.where('event_id', '=', filter.eventId);
      if (filter.status !== undefined) query = query.where('status', '=', filter.status);
      if (filter.userId !== undefined) query = query.where('user_id', '=', filter.userId);
      if (filter.customerId !== undefined) query = query.where('customer_id', '=', filter.customerId);
      const found = await readKeysetPage(
        query,
        [
          { column: 'reservations.created_at', as: 'created_at', direction: 'desc' },
          { column: 'reservations.id', as: 'id', direction: 'desc' },
        ],
        page,
      );
      return { rows: await withItems(found.rows), page: found.page };
    },
    listByOwner: async (scope, owner, ownerIds, first) => {
      if (ownerIds.length === 0) return [];
      const ranked = visible(scope)
        .where(owner, 'in', [...ownerIds])
        .select(
          sql<number>`row_number() over (partition by ${sql.ref(owner)} order by created_at desc, id desc)`.as(
            'rank',
          ),
        );
      const rows = await connection
        .selectFrom(ranked.as('ranked'))
        .selectAll()
        .where('rank', '<=', first)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return withItems(rows);
    },
    lock: async (organizationId, id) => {
      const query = connection
        .selectFrom('reservations')
        .selectAll()
        .where('id', '=', id)
        .where('organization_id', '=', organizationId);
      return (await withItems(await lockRows(engine, query).execute())).at(0);
    },
    findOverdue: async (before, limit) => {
      const rows = await connection
        .selectFrom('reservations')
        .select(['id', 'organization_id'])
        .where('status', '=', 'HELD')
        .where('expires_at', '<=', before.toISOString())
        .orderBy('expires_at')
        .limit(limit)
        .execute();
      return rows.map((row) => ({ id: row.id, organizationId: row.organization_id }));
    },
    insert: async (reservation) => {
      await connection.insertInto('reservations').values(toReservationRow(reservation)).execute();
      await connection.insertInto('reservation_items').values(toItemRows(reservation)).execute();
    },
    changeStatus: async (reservation, to, now, paymentIntentId) => {
      assertTransition('The reservation', reservationTransitions, reservation.status, to);
      const changed: Reservation = {
        ...reservation,
        status: to,
        paymentIntentId: paymentIntentId ?? reservation.paymentIntentId,
        confirmedAt: to === 'CONFIRMED' ? now : reservation.confirmedAt,
        cancelledAt: to === 'CANCELLED' ? now : reservation.cancelledAt,
        updatedAt: now,
        version: reservation.version + 1,
      };
      const row = toReservationRow(changed);
      const result = await connection
        .updateTable('reservations')
        .set({
          status: row.status,
          payment_intent_id: row.payment_intent_id,
          confirmed_at: row.confirmed_at,
          cancelled_at: row.cancelled_at,
          updated_at: row.updated_at,
          version: row.version,
        })
        .where('id', '=', reservation.id)
        .where('status', '=', reservation.status)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n ? changed : undefined;
    },
    notePaymentFailure: async (organizationId, id, failure, now) => {
      const result = await connection
        .updateTable('reservations')
        .set((where) => ({
          last_payment_failure: failure,
          updated_at: now.toISOString(),
          version: where('version', '+', 1),
        }))
        .where('id', '=', id)
        .where('organization_id', '=', organizationId)
        .where('status', '=', 'HELD')
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },
  };
}
