import type { Kysely } from 'kysely';
import { type Buyer, buyerKey } from '../model/buyer.ts';
import type { Event } from '../model/event.ts';
import type { ReservationsTables } from './tables.ts';

/** Locks buyers and counts their tickets; what they have follows from reservations and tickets alone. */
export interface BuyerStore {
  /** Makes orders of this buyer for this event wait until the transaction ends. */
  lock(eventId: string, buyer: Buyer): Promise<void>;
  /** Tickets of the event that the buyer holds, or has bought and were not given back. */
  countTickets(event: Pick<Event, 'id' | 'organizationId'>, buyer: Buyer): Promise<number>;
}

/** @param connection the database, or a transaction of it */
export function createBuyerStore(connection: Kysely<ReservationsTables>): BuyerStore {
  return {
    lock: async (eventId, buyer) => {
      // An update that changes nothing: a row that exists is locked by it, a new one by its key.
      await connection
        .insertInto('event_buyers')
        .values({ event_id: eventId, buyer: buyerKey(buyer) })
        .onConflict((conflict) =>
          conflict.columns(['event_id', 'buyer']).doUpdateSet({ buyer: buyerKey(buyer) }),
        )
        .execute();
    },
    countTickets: async ({ id, organizationId }, buyer) => {
      const ofBuyer = connection
        .selectFrom('reservations')
        .where('reservations.organization_id', '=', organizationId)
        .where('reservations.event_id', '=', id)
        .$if(buyer.kind === 'customer', (query) => query.where('reservations.customer_id', '=', buyer.id))
        .$if(buyer.kind === 'user', (query) =>
          query.where('reservations.user_id', '=', buyer.id).where('reservations.customer_id', 'is', null),
        );
      const held = await ofBuyer
        .innerJoin('reservation_items', 'reservation_items.reservation_id', 'reservations.id')
        .where('reservations.status', '=', 'HELD')
        .select(({ fn }) =>
          fn.sum<number | bigint | string | null>('reservation_items.quantity').as('tickets'),
        )
        .executeTakeFirstOrThrow();
      const bought = await ofBuyer
        .innerJoin('tickets', 'tickets.reservation_id', 'reservations.id')
        .where('reservations.status', '=', 'CONFIRMED')
        .where('tickets.status', '!=', 'VOID')
        .select(({ fn }) => fn.countAll<number | bigint | string>().as('tickets'))
        .executeTakeFirstOrThrow();
      return Number(held.tickets ?? 0) + Number(bought.tickets);
    },
  };
}
