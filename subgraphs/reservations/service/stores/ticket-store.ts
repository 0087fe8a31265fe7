import type { Kysely } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { lockRows } from '../../../kit/database/sql-differences.ts';
import type { ReservationScope } from '../model/reservation-scope.ts';
import type { Ticket } from '../model/ticket.ts';
import type { ReservationsTables, TicketRow } from './tables.ts';

/** Reads and writes tickets; every function sees one organization only. */
export interface TicketStore {
  findByIds(scope: ReservationScope, ids: readonly string[]): Promise<readonly Ticket[]>;
  listByReservations(scope: ReservationScope, reservationIds: readonly string[]): Promise<readonly Ticket[]>;
  /** Locks the tickets of a reservation until the transaction ends. */
  lockByReservation(reservationId: string): Promise<readonly Ticket[]>;
  findByCode(organizationId: string, code: string): Promise<Ticket | undefined>;
  insert(tickets: readonly Ticket[]): Promise<void>;
  /** VALID → USED; false when the ticket no longer is VALID. */
  use(id: string, now: Date): Promise<boolean>;
  /** VALID → VOID for all tickets of a reservation. */
  voidByReservation(reservationId: string): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createTicketStore(connection: Kysely<ReservationsTables>, engine: SqlEngine): TicketStore {
  const visible = ({ organizationId, userId }: ReservationScope) => {
    const query = connection.selectFrom('tickets').selectAll().where('organization_id', '=', organizationId);
    return userId === undefined ? query : query.where('user_id', '=', userId);
  };
  return {
    findByIds: async (scope, ids) => {
      if (ids.length === 0) return [];
      const rows = await visible(scope)
        .where('id', 'in', [...ids])
        .execute();
      return rows.map(toTicket);
    },
    listByReservations: async (scope, reservationIds) => {
      if (reservationIds.length === 0) return [];
      const rows = await visible(scope)
        .where('reservation_id', 'in', [...reservationIds])
        .orderBy('id')
        .execute();
      return rows.map(toTicket);
    },
    lockByReservation: async (reservationId) => {
      const query = connection
        .selectFrom('tickets')
        .selectAll()
        .where('reservation_id', '=', reservationId)
        .orderBy('id');
      return (await lockRows(engine, query).execute()).map(toTicket);
    },
    findByCode: async (organizationId, code) => {
      const row = await connection
        .selectFrom('tickets')
        .selectAll()
        .where('code', '=', code)
        .where('organization_id', '=', organizationId)
        .executeTakeFirst();
      return row && toTicket(row);
    },
    insert: async (tickets) => {
      await connection.insertInto('tickets').values(tickets.map(toRow)).execute();
    },
    use: async (id, now) => {
      const result = await connection
        .updateTable('tickets')
        .set({ status: 'USED', used_at: now.toISOString() })
        .where('id', '=', id)
        .where('status', '=', 'VALID')
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },
    voidByReservation: async (reservationId) => {
      await connection
        .updateTable('tickets')
        .set({ status: 'VOID' })
        .where('reservation_id', '=', reservationId)
        .where('status', '=', 'VALID')
        .execute();
    },
  };
}

function toTicket(row: TicketRow): Ticket {
  return {
    id: row.id,
    organizationId: row.organization_id,
    reservationId: row.reservation_id,
    eventId: row.event_id,
    ticketTypeId: row.ticket_type_id,
    userId: row.user_id,
    code: row.code,
    status: row.status,
    createdAt: new Date(row.created_at),
    usedAt: row.used_at === null ? undefined : new Date(row.used_at),
  };
}

function toRow(ticket: Ticket): TicketRow {
  return {
    id: ticket.id,
    organization_id: ticket.organizationId,
    reservation_id: ticket.reservationId,
    event_id: ticket.eventId,
    ticket_type_id: ticket.ticketTypeId,
    user_id: ticket.userId,
    code: ticket.code,
    status: ticket.status,
    created_at: ticket.createdAt.toISOString(),
    used_at: ticket.usedAt?.toISOString() ?? null,
  };
}
