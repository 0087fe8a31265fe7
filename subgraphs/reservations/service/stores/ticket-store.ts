import type { Kysely } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type EntityStore, openEntityTable } from '../../../kit/database/entity-store.ts';
import { lockRows } from '../../../kit/database/sql-differences.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ReservationScope } from '../model/reservation-scope.ts';
import type { Ticket } from '../model/ticket.ts';
import { type ReservationsTables, ticketColumns } from './tables.ts';

/** Reads and writes tickets; every function sees one organization only. */
export interface TicketStore extends Pick<EntityStore<Ticket>, 'insert' | 'update'> {
  /** The tickets there are, in any order. */
  findByIds(scope: ReservationScope, ids: readonly string[]): Promise<readonly Ticket[]>;
  /** In the order they were made. */
  listByReservations(scope: ReservationScope, reservationIds: readonly string[]): Promise<readonly Ticket[]>;
  /** The tickets of a reservation, locked until the transaction ends. */
  lockByReservation(organizationId: string, reservationId: string): Promise<readonly Ticket[]>;
  /** The ticket with this code, locked until the transaction ends. Throws NOT_FOUND. */
  lockByCode(organizationId: string, code: string): Promise<Ticket>;
  /** VALID → VOID for all tickets of a reservation. */
  voidByReservation(organizationId: string, reservationId: string): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createTicketStore(connection: Kysely<ReservationsTables>, engine: SqlEngine): TicketStore {
  const { entities, select, read } = openEntityTable({
    connection,
    engine,
    table: 'tickets',
    columns: ticketColumns,
    entity: 'Ticket',
  });
  const selectVisible = ({ organizationId, userId }: ReservationScope) => {
    const query = select(organizationId);
    return userId === undefined ? query : query.where('user_id', '=', userId);
  };
  return {
    insert: entities.insert,
    update: entities.update,
    findByIds: async (scope, ids) =>
      ids.length === 0 ? [] : read(selectVisible(scope).where('id', 'in', [...ids])),
    listByReservations: async (scope, reservationIds) => {
      if (reservationIds.length === 0) return [];
      return read(
        selectVisible(scope)
          .where('reservation_id', 'in', [...reservationIds])
          .orderBy('id'),
      );
    },
    lockByReservation: (organizationId, reservationId) =>
      read(
        lockRows(engine, select(organizationId).where('reservation_id', '=', reservationId).orderBy('id')),
      ),
    lockByCode: async (organizationId, code) => {
      const [ticket] = await read(lockRows(engine, select(organizationId).where('code', '=', code)));
      if (!ticket) throw new DomainError('NOT_FOUND', 'There is no ticket with this code.');
      return ticket;
    },
    voidByReservation: async (organizationId, reservationId) => {
      await connection
        .updateTable('tickets')
        .set({ status: 'VOID' })
        .where('organization_id', '=', organizationId)
        .where('reservation_id', '=', reservationId)
        .where('status', '=', 'VALID')
        .execute();
    },
  };
}
