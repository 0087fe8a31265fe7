import { type Kysely, sql } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { containsText } from '../../../kit/database/folded-text.ts';
import { keepStatement } from '../../../kit/database/kept-statement.ts';
import { type KeysetPage, readKeysetPage } from '../../../kit/database/keyset-page.ts';
import { rowLimit } from '../../../kit/database/row-limit.ts';
import { lockRows } from '../../../kit/database/sql-differences.ts';
import { notFound } from '../../../kit/errors/domain-error.ts';
import type { Event, EventStatus } from '../model/event.ts';
import type { EventVisibility } from '../model/reservation-scope.ts';
import { eventColumns, type ReservationsTables } from './tables.ts';
import { createTicketTypeStore } from './ticket-type-store.ts';

/** What a list is narrowed to; unset fields do not narrow. */
interface EventFilter {
  readonly organizationId?: string;
  /** Part of the name or the venue. */
  readonly search?: string;
  readonly status?: EventStatus;
  readonly startsFrom?: Date;
  readonly startsUntil?: Date;
  /** The instant of the status: an event that has started by then is closed. */
  readonly now: Date;
}

/** Reads and writes events with their ticket types. */
export interface EventStore {
  /** The events there are, in any order. */
  findVisible(visibility: EventVisibility, ids: readonly string[]): Promise<readonly Event[]>;
  /** The event of the organization, drafts included. Throws NOT_FOUND. */
  find(organizationId: string, id: string): Promise<Event>;
  /**
   * The event as it is found, kept from being moved until the transaction ends: a change of date or venue waits, and
   * then knows of the reservation. Throws NOT_FOUND.
   */
  findForSale(organizationId: string, id: string): Promise<Event>;
  /** Waits for the reservations of the event that are being made; new ones wait until the transaction ends. */
  lockOutSale(organizationId: string, id: string): Promise<void>;
  /** By start, the earliest first. */
  list(
    visibility: EventVisibility,
    filter: EventFilter,
    page: PageRequest | undefined,
  ): Promise<KeysetPage<Event>>;
  /** Ids and organizations of events on sale that started before the instant. */
  findStarted(
    before: Date,
    limit: number,
  ): Promise<ReadonlyArray<{ readonly id: string; readonly organizationId: string }>>;
  insert(events: readonly Event[]): Promise<void>;
  /**
   * Writes the event's own fields if it still has its version, which then grows; false otherwise. No lock is
   * taken for it: a row lock on an event would stop its sale.
   */
  update(event: Event): Promise<boolean>;
}

/** @param connection the database, or a transaction of it */
export function createEventStore(connection: Kysely<ReservationsTables>, engine: SqlEngine): EventStore {
  const ticketTypes = createTicketTypeStore(connection);
  const withTicketTypes = async (
    rows: ReadonlyArray<ReservationsTables['events']>,
  ): Promise<readonly Event[]> => {
    const found = await ticketTypes.listByEvents(rows.map((row) => row.id));
    const byEvent = Map.groupBy(found, (type) => type.eventId);
    return rows.map((row) => ({
      ...eventColumns.toEntity(row),
      ticketTypes: byEvent.get(row.id) ?? [],
    }));
  };
  const selectOne = (organizationId: string, id: string) =>
    connection
      .selectFrom('events')
      .selectAll()
      .where('organization_id', '=', organizationId)
      .where('id', '=', id);
  const findOne = async (query: ReturnType<typeof selectOne>, id: string): Promise<Event> => {
    const [event] = await withTicketTypes(await query.execute());
    if (!event) throw notFound('Event', id);
    return event;
  };
  return {
    findVisible: async (visibility, ids) => {
      if (ids.length === 0) return [];
      const { rows } = await selectByIds(connection, { draftsOf: visibility.draftsOf ?? '', ids });
      return withTicketTypes(rows);
    },
    find: (organizationId, id) => findOne(selectOne(organizationId, id), id),
    findForSale: (organizationId, id) => {
      const query = selectOne(organizationId, id);
      // The weakest lock there is; the foreign key of the reservation would take it a moment later.
      return findOne(engine === 'postgres' ? query.forKeyShare() : query, id);
    },
    lockOutSale: async (organizationId, id) => {
      await lockRows(engine, selectOne(organizationId, id)).execute();
    },
    list: async (visibility, filter, page) => {
      let query = selectVisible(connection, visibility.draftsOf ?? '');
      const { organizationId, search, status, startsFrom, startsUntil, now } = filter;
      if (organizationId !== undefined) query = query.where('organization_id', '=', organizationId);
      if (startsFrom) query = query.where('starts_at', '>=', startsFrom.toISOString());
      if (startsUntil) query = query.where('starts_at', '<', startsUntil.toISOString());
      if (search) query = query.where(containsText(sql.ref('search_folded'), search));
      if (status) {
        const lifecycleOf = sql<string>`case when lifecycle = 'ON_SALE' and starts_at <= ${now.toISOString()} then 'CLOSED' else lifecycle end`;
        query = query.where(lifecycleOf, '=', status === 'SOLD_OUT' ? 'ON_SALE' : status);
        const hasTickets = sql<boolean>`exists (select 1 from ticket_types where event_id = events.id and available > 0)`;
        if (status === 'ON_SALE') query = query.where(hasTickets);
        if (status === 'SOLD_OUT') query = query.where(sql<boolean>`not ${hasTickets}`);
      }
      const found = await readKeysetPage(
        query,
        [
          { column: 'events.starts_at', as: 'starts_at', direction: 'asc' },
          { column: 'events.id', as: 'id', direction: 'asc' },
        ],
        page,
      );
      return { rows: await withTicketTypes(found.rows), page: found.page };
    },
    findStarted: async (before, limit) => {
      const rows = await connection
        .selectFrom('events')
        .select(['id', 'organization_id'])
        .where('lifecycle', '=', 'ON_SALE')
        .where('starts_at', '<=', before.toISOString())
        .limit(rowLimit(limit))
        .execute();
      return rows.map((row) => ({ id: row.id, organizationId: row.organization_id }));
    },
    insert: async (events) => {
      if (events.length === 0) return;
      await connection.insertInto('events').values(events.map(eventColumns.toRow)).execute();
      for (const event of events) await ticketTypes.insert(event.organizationId, event.ticketTypes, 0);
    },
    update: async (event) => {
      const { id, organization_id, created_at: _, version, ...changes } = eventColumns.toRow(event);
      const result = await connection
        .updateTable('events')
        .set({ ...changes, version: version + 1 })
        .where('organization_id', '=', organization_id)
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },
  };
}

/** Published events, and drafts of one organization. */
function selectVisible(connection: Kysely<ReservationsTables>, draftsOf: string) {
  return connection
    .selectFrom('events')
    .selectAll()
    .where((where) => where.or([where('lifecycle', '!=', 'DRAFT'), where('organization_id', '=', draftsOf)]));
}

const selectByIds = keepStatement(
  (
    connection: Kysely<ReservationsTables>,
    { draftsOf, ids }: { readonly draftsOf: string; readonly ids: readonly string[] },
  ) =>
    selectVisible(connection, draftsOf)
      .where('id', 'in', [...ids])
      .compile(),
);
