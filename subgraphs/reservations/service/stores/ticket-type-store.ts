import type { Kysely } from 'kysely';
import { keepStatement } from '../../../kit/database/kept-statement.ts';
import { notFound } from '../../../kit/errors/domain-error.ts';
import { money } from '../../../kit/values/money.ts';
import type { TicketQuantity, TicketType } from '../model/ticket-type.ts';
import { type ReservationsTables, ticketTypeColumns } from './tables.ts';

/** Reads and writes ticket types; availability changes by conditional updates alone. */
export interface TicketTypeStore {
  /** In the order they were added to their event. */
  listByEvents(eventIds: readonly string[]): Promise<readonly TicketType[]>;
  /** Of published events, and of drafts of `draftsOf`. */
  findVisible(draftsOf: string | undefined, ids: readonly string[]): Promise<readonly TicketType[]>;
  /** Event id of a ticket type of the organization. Throws NOT_FOUND. */
  findEventId(organizationId: string, id: string): Promise<string>;
  insert(organizationId: string, types: readonly TicketType[], firstPosition: number): Promise<void>;
  /**
   * Writes name, price, order limit and capacity if they still have the version that was read; the difference in
   * capacity goes to `available`. False when it was changed, or when the capacity would fall below what is
   * held and sold.
   */
  update(organizationId: string, type: TicketType, capacityChange: number): Promise<boolean>;
  /** Takes tickets if that many are left at exactly this price; false otherwise, with nothing taken. */
  take(organizationId: string, quantity: TicketQuantity, priceMinorUnits: bigint): Promise<boolean>;
  /** Gives tickets back. Throws when there would be more than the capacity: that is a bug, never input. */
  giveBack(organizationId: string, quantity: TicketQuantity): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createTicketTypeStore(connection: Kysely<ReservationsTables>): TicketTypeStore {
  const updateType = (organizationId: string, id: string) =>
    connection.updateTable('ticket_types').where('organization_id', '=', organizationId).where('id', '=', id);
  return {
    listByEvents: async (eventIds) => {
      if (eventIds.length === 0) return [];
      const { rows } = await selectByEvents(connection, { eventIds });
      return rows.map(toTicketType);
    },
    findVisible: async (draftsOf, ids) => {
      if (ids.length === 0) return [];
      const rows = await selectTypes(connection)
        .where('ticket_types.id', 'in', [...ids])
        .where((where) =>
          where.or([
            where('events.lifecycle', '!=', 'DRAFT'),
            where('events.organization_id', '=', draftsOf ?? ''),
          ]),
        )
        .execute();
      return rows.map(toTicketType);
    },
    findEventId: async (organizationId, id) => {
      const row = await connection
        .selectFrom('ticket_types')
        .select('event_id')
        .where('organization_id', '=', organizationId)
        .where('id', '=', id)
        .executeTakeFirst();
      if (!row) throw notFound('TicketType', id);
      return row.event_id;
    },
    insert: async (organizationId, types, firstPosition) => {
      const rows = types.map(({ price, ...type }, index) =>
        ticketTypeColumns.toRow({
          ...type,
          organizationId,
          position: firstPosition + index,
          priceMinorUnits: price.minorUnits,
        }),
      );
      await connection.insertInto('ticket_types').values(rows).execute();
    },
    update: async (organizationId, type, capacityChange) => {
      const result = await updateType(organizationId, type.id)
        .set((update) => ({
          name: type.name,
          price_minor_units: type.price.minorUnits,
          max_per_order: type.maxPerOrder,
          capacity: update('capacity', '+', capacityChange),
          available: update('available', '+', capacityChange),
          version: type.version + 1,
        }))
        .where('version', '=', type.version)
        .where('available', '>=', -capacityChange)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },
    take: async (organizationId, { ticketTypeId, quantity }, priceMinorUnits) => {
      const result = await updateType(organizationId, ticketTypeId)
        .set((update) => ({ available: update('available', '-', quantity) }))
        .where('available', '>=', quantity)
        .where('price_minor_units', '=', priceMinorUnits)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },
    giveBack: async (organizationId, { ticketTypeId, quantity }) => {
      const result = await updateType(organizationId, ticketTypeId)
        .set((update) => ({ available: update('available', '+', quantity) }))
        .executeTakeFirst();
      if (result.numUpdatedRows === 0n) throw new Error(`There is no ticket type ${ticketTypeId}.`);
    },
  };
}

function selectTypes(connection: Kysely<ReservationsTables>) {
  return connection
    .selectFrom('ticket_types')
    .innerJoin('events', 'events.id', 'ticket_types.event_id')
    .selectAll('ticket_types')
    .select('events.currency');
}

const selectByEvents = keepStatement(
  (connection: Kysely<ReservationsTables>, { eventIds }: { readonly eventIds: readonly string[] }) =>
    selectTypes(connection)
      .where('ticket_types.event_id', 'in', [...eventIds])
      .orderBy('ticket_types.event_id')
      .orderBy('ticket_types.position')
      .compile(),
);

function toTicketType(row: ReservationsTables['ticket_types'] & { readonly currency: string }): TicketType {
  const { id, eventId, name, priceMinorUnits, capacity, available, maxPerOrder, version } =
    ticketTypeColumns.toEntity(row);
  const price = money(priceMinorUnits, row.currency);
  return { id, eventId, name, price, capacity, available, maxPerOrder, version };
}
