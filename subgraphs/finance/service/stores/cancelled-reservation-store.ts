import type { Kysely } from 'kysely';
import type { CalendarDate } from '../../../kit/values/calendar-date.ts';
import { cancelledReservationColumns, type FinanceTables } from './tables.ts';

/** A reservation whose cancellation was received, maybe before its confirmation. */
interface CancelledReservation {
  readonly organizationId: string;
  readonly reservationId: string;
  readonly cancelledOn: CalendarDate;
}

/** Reads and writes cancelled reservations; every function sees one organization only. */
export interface CancelledReservationStore {
  /** Does nothing for those that are known already. */
  insert(reservations: readonly CancelledReservation[]): Promise<void>;
  has(organizationId: string, reservationId: string): Promise<boolean>;
}

/** @param connection the database, or a transaction of it */
export function createCancelledReservationStore(
  connection: Kysely<FinanceTables>,
): CancelledReservationStore {
  return {
    insert: async (reservations) => {
      if (reservations.length === 0) return;
      await connection
        .insertInto('cancelled_reservations')
        .values(reservations.map(cancelledReservationColumns.toRow))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    has: async (organizationId, reservationId) => {
      const row = await connection
        .selectFrom('cancelled_reservations')
        .select('reservation_id')
        .where('organization_id', '=', organizationId)
        .where('reservation_id', '=', reservationId)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
