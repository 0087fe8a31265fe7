import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { Buyer } from '../model/buyer.ts';
import type { Event } from '../model/event.ts';
import type { ReservationItem } from '../model/reservation.ts';
import type { ReservationsStores } from '../stores/stores.ts';

/**
 * Throws CONFLICT when a buyer would have more tickets of an event than one buyer may. What is held, valid and used
 * counts; cancelled, expired and refunded tickets do not. The buyer stays locked until the transaction ends: orders of
 * one buyer at the same time are counted one after the other.
 */
export async function assertWithinLimit(
  { buyers }: ReservationsStores,
  event: Event,
  order: { readonly buyer: Buyer; readonly items: readonly ReservationItem[]; readonly limit: number },
): Promise<void> {
  const { buyer, items, limit } = order;
  const wanted = items.reduce((sum, { quantity }) => sum + quantity, 0);
  await buyers.lock(event.id, buyer);
  const taken = await buyers.countTickets(event, buyer);
  if (taken + wanted <= limit) return;
  const left = Math.max(0, limit - taken);
  throw new DomainError(
    'CONFLICT',
    `One buyer gets at most ${limit} tickets of this event: ${left === 0 ? 'none is' : `${left} are`} left for you.`,
    { metadata: { reason: 'BUYER_LIMIT', limit: String(limit), taken: String(taken) } },
  );
}
