import type { Reservation } from '../model/reservation.ts';
import type { Ticket } from '../model/ticket.ts';
import { ticketsVoided } from '../published-events.ts';
import type { ReservationsUnit } from '../unit-of-work.ts';

/**
 * VALID → VOID for all of the tickets; used ones stay as they are. Publishes it for the buyer. The caller gives
 * back the capacity.
 * @param tickets those of the reservation, locked
 * @returns the tickets that were valid
 */
export async function voidTickets(
  { stores, publish }: ReservationsUnit,
  reservation: Reservation,
  tickets: readonly Ticket[],
  details: { readonly eventName: string; readonly reason: string },
): Promise<readonly Ticket[]> {
  const valid = tickets.filter(({ status }) => status === 'VALID');
  if (valid.length === 0) return valid;
  await stores.tickets.voidByReservation(reservation.organizationId, reservation.id);
  await publish(ticketsVoided(reservation, valid, details));
  return valid;
}
