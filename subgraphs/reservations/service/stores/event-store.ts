import { type Kysely, sql } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type KeysetPage, readKeysetPage } from '../../../kit/database/keyset-page.ts';
import { containsText, fromBoolean } from '../../../kit/database/sql-differences.ts';
import type { Event, EventStatus, TicketType } from '../model/event.ts';
import type { EventVisibility } from '../model/reservation-scope.ts';
import type { EventRow, ReservationsTables } from './tables.ts';
import { createTicketTypeStore } from './ticket-type-store.ts';

/** What a list is narrowed to; unset fields do not narrow. */
export interface EventFilter {
  readonly organizationId?: string;
  readonly search?: string;
  readonly status?: EventStatus;
  readonly startsFrom?: Date;
  readonly startsUntil?: Date;
}

/** Reads and writes events with their ticket types. */
export interface EventStore {
  findVisible(visibility: EventVisibility, ids: readonly string[]): Promise<readonly Event[]>;
  /** The event of the organization, drafts included. */
  find(organizationId: string, id: string): Promise<Event | undefined>;
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
  insert(event: Event): Promise<void>;
  /** Writes the event's own fields if nobody changed them since it was read; false otherwise. */
  update(event: Event): Promise<boolean>;
}

/** @param connection the database, or a transaction of it */
export function createEventStore(connection: Kysely<ReservationsTables>, engine: SqlEngine): EventStore {
  const ticketTypes = createTicketTypeStore(connection);
  const withTicketTypes = async (rows: readonly EventRow[]): Promise<readonly Event[]> => {
    const found = await ticketTypes.listByEvents(rows.map((row) => row.id));
    const byEvent = Map.groupBy(found, (type) => type.eventId);
    return rows.map((row) => toEvent(row, byEvent.get(row.id) ?? []));
  };
  return {
    findVisible: async ({ draftsOf }, ids) => {
      if (ids.length === 0) return [];
      const rows = await connection
        .selectFrom('events')
        .selectAll()
        .where('id', 'in', [...ids])
        .where((where) =>
          where.or([where('lifecycle', '!=', 'DRAFT'), where('organization_id', '=', draftsOf ?? '')]),
        )
        .execute();
      return withTicketTypes(rows);
    },
    find: async (organizationId, id) => {
      const rows = await connection
        .selectFrom('events')
        .selectAll()
        .where('id', '=', id)
        .where('organization_id', '=', organizationId)
        .execute();
      return (await withTicketTypes(rows)).at(0);
    },
    list: async ({ draftsOf }, filter, page) => {
      let query = connection
        .selectFrom('events')
        .selectAll()
        .where((where) =>
          where.or([where('lifecycle', '!=', 'DRAFT'), where('organization_id', '=', draftsOf ?? '')]),
        );
      const { organizationId, search, status, startsFrom, startsUntil } = filter;
      if (organizationId !== undefined) query = query.where('organization_id', '=', organizationId);
      if (startsFrom) query = query.where('starts_at', '>=', startsFrom.toISOString());
      if (startsUntil) query = query.where('starts_at', '<', startsUntil.toISOString());
      if (search) {
        query = query.where((where) =>
          where.or([
            containsText(engine, sql.ref('name'), search),
            containsText(engine, sql.ref('venue'), search),
          ]),
        );
      }
      if (status) {
        query = query.where('lifecycle', '=', status === 'SOLD_OUT' ? 'ON_SALE' : status);
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
        .limit(limit)
        .execute();
      return rows.map((row) => ({ id: row.id, organizationId: row.organization_id }));
    },
    insert: async (event) => {
      await connection.insertInto('events').values(toRow(event)).execute();
      await ticketTypes.insert(event.organizationId, event.ticketTypes, 0);
    },
    update: async (event) => {
      const { id, organization_id, created_at: _, version, ...changes } = toRow(event);
      const result = await connection
        .updateTable('events')
        .set({ ...changes, version: version + 1 })
        .where('id', '=', id)
        .where('organization_id', '=', organization_id)
        .where('version', '=', version)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },
  };
}

function toEvent(row: EventRow, ticketTypes: readonly TicketType[]): Event {
  return {
    id: row.id,
    organizationId: row.organization_id,
    name: row.name,
    description: row.description ?? undefined,
    venue: row.venue,
    startsAt: new Date(row.starts_at),
    onSaleAt: row.on_sale_at === null ? undefined : new Date(row.on_sale_at),
    lifecycle: row.lifecycle,
    currency: row.currency,
    waitingRoom: {
      isEnabled: fromBoolean(row.waiting_room_enabled),
      admissionsPerMinute: row.admissions_per_minute,
    },
    ticketTypes,
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
    version: row.version,
  };
}

function toRow(event: Event): EventRow {
  return {
    id: event.id,
    organization_id: event.organizationId,
    name: event.name,
    description: event.description ?? null,
    venue: event.venue,
    starts_at: event.startsAt.toISOString(),
    on_sale_at: event.onSaleAt?.toISOString() ?? null,
    lifecycle: event.lifecycle,
    currency: event.currency,
    waiting_room_enabled: event.waitingRoom.isEnabled,
    admissions_per_minute: event.waitingRoom.admissionsPerMinute,
    created_at: event.createdAt.toISOString(),
    updated_at: event.updatedAt.toISOString(),
    version: event.version,
  };
}
