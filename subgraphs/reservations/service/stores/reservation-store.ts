import type { Kysely } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type EntityStore, newestFirst, openEntityTable } from '../../../kit/database/entity-store.ts';
import { keepStatement } from '../../../kit/database/kept-statement.ts';
import type { KeysetPage } from '../../../kit/database/keyset-page.ts';
import { rowLimit } from '../../../kit/database/row-limit.ts';
import { money } from '../../../kit/values/money.ts';
import type { Reservation, ReservationStatus } from '../model/reservation.ts';
import type { ReservationScope } from '../model/reservation-scope.ts';
import { type ReservationsTables, reservationColumns, reservationItemColumns } from './tables.ts';

/** What a list is narrowed to; unset fields do not narrow. */
interface ReservationFilter {
  readonly eventId?: string;
  readonly status?: ReservationStatus;
  readonly userId?: string;
  readonly customerId?: string;
}

/** Reads and writes reservations with their items; every function but `findOverdue` sees one organization only. */
export interface ReservationStore extends Pick<EntityStore<Reservation>, 'lock' | 'insert'> {
  /** The reservations there are, in any order. */
  findByIds(scope: ReservationScope, ids: readonly string[]): Promise<readonly Reservation[]>;
  /** Newest first. */
  list(
    scope: ReservationScope,
    filter: ReservationFilter,
    page: PageRequest | undefined,
  ): Promise<KeysetPage<Reservation>>;
  /** The same page of the reservations of each owner, newest first; owners without reservations have empty ones. */
  listByOwner(
    scope: ReservationScope,
    owner: 'user_id' | 'customer_id',
    ownerIds: readonly string[],
    page: PageRequest | undefined,
  ): Promise<ReadonlyMap<string, KeysetPage<Reservation>>>;
  /** Users who hold or have bought tickets of an event, each once. */
  listHolders(organizationId: string, eventId: string): Promise<readonly string[]>;
  /** Holds that were to be paid before the instant, the oldest first. */
  findOverdue(
    before: Date,
    limit: number,
  ): Promise<ReadonlyArray<{ readonly id: string; readonly organizationId: string }>>;
  /** Writes all fields; items never change. Throws NOT_FOUND. */
  update(reservation: Reservation): Promise<void>;
  /** Notes why a payment failed on a reservation that is still held; false when it no longer is. */
  notePaymentFailure(organizationId: string, id: string, failure: string, now: Date): Promise<boolean>;
}

type WithoutItems = Omit<Reservation, 'items'>;

/** @param connection the database, or a transaction of it */
export function createReservationStore(
  connection: Kysely<ReservationsTables>,
  engine: SqlEngine,
): ReservationStore {
  const { entities, select, read, page, pageOfEach } = openEntityTable({
    connection,
    engine,
    table: 'reservations',
    columns: reservationColumns,
    entity: 'Reservation',
  });
  const withItems = async (reservations: readonly WithoutItems[]): Promise<readonly Reservation[]> => {
    if (reservations.length === 0) return [];
    const ids = reservations.map(({ id }) => id);
    const { rows } = await selectItems(connection, { ids });
    const byReservation = Map.groupBy(
      rows.map(reservationItemColumns.toEntity),
      (item) => item.reservationId,
    );
    return reservations.map((reservation) => ({
      ...reservation,
      items: (byReservation.get(reservation.id) ?? []).map(
        ({ ticketTypeId, name, quantity, unitPriceMinorUnits }) => ({
          ticketTypeId,
          name,
          quantity,
          unitPrice: money(unitPriceMinorUnits, reservation.total.currency),
        }),
      ),
    }));
  };
  const selectVisible = ({ organizationId, userId }: ReservationScope) => {
    const query = select(organizationId);
    return userId === undefined ? query : query.where('user_id', '=', userId);
  };
  return {
    findByIds: async (scope, ids) => {
      if (ids.length === 0) return [];
      return withItems(await read(selectVisible(scope).where('id', 'in', [...ids])));
    },
    list: async (scope, { eventId, status, userId, customerId }, request) => {
      let query = selectVisible(scope);
      if (eventId !== undefined) query = query.where('event_id', '=', eventId);
      if (status !== undefined) query = query.where('status', '=', status);
      if (userId !== undefined) query = query.where('user_id', '=', userId);
      if (customerId !== undefined) query = query.where('customer_id', '=', customerId);
      const found = await page(query, newestFirst, request);
      return { rows: await withItems(found.rows), page: found.page };
    },
    listByOwner: async (scope, owner, ownerIds, request) => {
      const group = { column: owner, keys: ownerIds };
      const pages = await pageOfEach(selectVisible(scope), group, newestFirst, request);
      const found = await withItems([...pages.values()].flatMap(({ rows }) => rows));
      const byId = new Map(found.map((reservation) => [reservation.id, reservation]));
      return new Map(
        [...pages].map(([ownerId, { rows, page }]) => [
          ownerId,
          { rows: rows.flatMap(({ id }) => byId.get(id) ?? []), page },
        ]),
      );
    },
    listHolders: async (organizationId, eventId) => {
      const rows = await connection
        .selectFrom('reservations')
        .select('user_id')
        .distinct()
        .where('organization_id', '=', organizationId)
        .where('event_id', '=', eventId)
        .where('status', 'in', ['HELD', 'CONFIRMED'])
        .orderBy('user_id')
        .execute();
      return rows.map((row) => row.user_id);
    },
    lock: async (organizationId, id) => {
      const locked = await entities.lock(organizationId, id);
      const [reservation] = await withItems([locked]);
      return reservation ?? { ...locked, items: [] };
    },
    findOverdue: async (before, limit) => {
      const rows = await connection
        .selectFrom('reservations')
        .select(['id', 'organization_id'])
        .where('status', '=', 'HELD')
        .where('expires_at', '<=', before.toISOString())
        .orderBy('expires_at')
        .limit(rowLimit(limit))
        .execute();
      return rows.map((row) => ({ id: row.id, organizationId: row.organization_id }));
    },
    insert: async (reservations) => {
      await entities.insert(reservations);
      const items = reservations.flatMap(toItemRows);
      if (items.length > 0) await connection.insertInto('reservation_items').values(items).execute();
    },
    update: entities.update,
    notePaymentFailure: async (organizationId, id, failure, now) => {
      const result = await connection
        .updateTable('reservations')
        .set((update) => ({
          last_payment_failure: failure,
          updated_at: now.toISOString(),
          version: update('version', '+', 1),
        }))
        .where('organization_id', '=', organizationId)
        .where('id', '=', id)
        .where('status', '=', 'HELD')
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },
  };
}

const selectItems = keepStatement(
  (connection: Kysely<ReservationsTables>, { ids }: { readonly ids: readonly string[] }) =>
    connection
      .selectFrom('reservation_items')
      .selectAll()
      .where('reservation_id', 'in', [...ids])
      .orderBy('reservation_id')
      .orderBy('position')
      .compile(),
);

function toItemRows({ id, items }: Reservation): ReadonlyArray<ReservationsTables['reservation_items']> {
  return items.map(({ ticketTypeId, name, quantity, unitPrice }, position) =>
    reservationItemColumns.toRow({
      reservationId: id,
      ticketTypeId,
      position,
      name,
      quantity,
      unitPriceMinorUnits: unitPrice.minorUnits,
    }),
  );
}
