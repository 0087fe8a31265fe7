import type { Kysely } from 'kysely';
import { money } from '../../../kit/values/money.ts';
import type { TicketType } from '../model/event.ts';
import type { ReservationsTables, TicketTypeRow } from './tables.ts';

/** A number of tickets of one kind. */
export interface TicketQuantity {
  readonly ticketTypeId: string;
  readonly quantity: number;
}

/** Reads and writes ticket types; availability changes by conditional updates alone. */
export interface TicketTypeStore {
  listByEvents(eventIds: readonly string[]): Promise<readonly TicketType[]>;
  /** Of published events, and of drafts of `draftsOf`. */
  findVisible(draftsOf: string | undefined, ids: readonly string[]): Promise<readonly TicketType[]>;
  /** Event id of a ticket type of the organization. */
  findEventId(organizationId: string, id: string): Promise<string | undefined>;
  insert(organizationId: string, types: readonly TicketType[], firstPosition: number): Promise<void>;
  /**
   * Writes name, price, order limit and capacity if nobody changed them since they were read; the difference in
   * capacity goes to `available`. False when it was changed, or when the capacity would fall below what is
   * held and sold.
   */
  update(type: TicketType, capacityChange: number): Promise<boolean>;
  /** Takes tickets if that many are left at exactly this price; false otherwise, with nothing taken. */
  take(quantity: TicketQuantity, priceMinorUnits: bigint): Promise<boolean>;
  /** Gives tickets back. Throws when there would be more than the capacity: that is a bug, never input. */
  giveBack(quantity: TicketQuantity): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createTicketTypeStore(connection: Kysely<ReservationsTables>): TicketTypeStore {
  const selection = connection
    .selectFrom('ticket_types')
    .innerJoin('events', 'events.id', 'ticket_types.event_id')
    .selectAll('ticket_types')
    .select('events.currency');
  return {
    listByEvents: async (eventIds) => {
      if (eventIds.length === 0) return [];
      const rows = await selection
        .where('ticket_types.event_id', 'in', [...eventIds])
        .orderBy('ticket_types.event_id')
        .orderBy('ticket_types.position')
        .execute();
      return rows.map(toTicketType);
    },
    findVisible: async (draftsOf, ids) => {
      if (ids.length === 0) return [];
      const rows = await selection
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
        .where('id', '=', id)
        .where('organization_id', '=', organizationId)
        .executeTakeFirst();
      return row?.event_id;
    },
    insert: async (organizationId, types, firstPosition) => {
      const rows = types.map((type, index) => toRow(organizationId, type, firstPosition + index));
      await connection.insertInto('ticket_types').values(rows).execute();
    },
    update: async (type, capacityChange) => {
      const result = await connection
        .updateTable('ticket_types')
        .set((where) => ({
          name: type.name,
          price_minor_units: type.price.minorUnits,
          max_per_order: type.maxPerOrder,
          capacity: where('capacity', '+', capacityChange),
          available: where('available', '+', capacityChange),
          version: type.version + 1,
        }))
        .where('id', '=', type.id)
        .where('version', '=', type.version)
        .where('available', '>=', -capacityChange)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },
    take: async ({ ticketTypeId, quantity }, priceMinorUnits) => {
      const result = await connection
        .updateTable('ticket_types')
        .set((where) => ({ available: where('available', '-', quantity) }))
        .where('id', '=', ticketTypeId)
        .where('available', '>=', quantity)
        .where('price_minor_units', '=', priceMinorUnits)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },
    giveBack: async ({ ticketTypeId, quantity }) => {
      const result = await connection
        .updateTable('ticket_types')
        .set((where) => ({ available: where('available', '+', quantity) }))
        .where('id', '=', ticketTypeId)
        .executeTakeFirst();
      if (result.numUpdatedRows === 0n) throw new Error(`There is no ticket type ${ticketTypeId}.`);
    },
  };
}

function toTicketType(row: TicketTypeRow & { readonly currency: string }): TicketType {
  return {
    id: row.id,
    eventId: row.event_id,
    name: row.name,
    price: money(BigInt(row.price_minor_units), row.currency),
    capacity: row.capacity,
    available: row.available,
    maxPerOrder: row.max_per_order,
    version: row.version,
  };
}

function toRow(organizationId: string, type: TicketType, position: number): TicketTypeRow {
  return {
    id: type.id,
    organization_id: organizationId,
    event_id: type.eventId,
    position,
    name: type.name,
    price_minor_units: type.price.minorUnits,
    capacity: type.capacity,
    available: type.available,
    max_per_order: type.maxPerOrder,
    version: type.version,
  };
}
