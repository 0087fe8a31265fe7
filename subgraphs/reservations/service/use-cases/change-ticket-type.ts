import { DomainError, invalidInput } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import { assertNotClosed, type Event } from '../model/event.ts';
import type { TicketType } from '../model/ticket-type.ts';
import { eventUpdated } from '../published-events.ts';
import type { TicketTypeStore } from '../stores/ticket-type-store.ts';
import { unitOfWork } from '../unit-of-work.ts';

/**
 * Runs `change` on the ticket types of an event that is not closed and resolves with the event afterwards. The
 * event's version grows, which also serialises such changes. Throws NOT_FOUND, and CONFLICT for a closed event.
 */
export function changeTicketTypes(
  dependencies: ReservationsDependencies,
  call: ServiceCall,
  { organizationId, eventId }: { readonly organizationId: string; readonly eventId: string },
  change: (event: Event, types: TicketTypeStore) => Promise<void>,
): Promise<Event> {
  return unitOfWork.change(dependencies, call, async ({ stores, now, publish }) => {
    const event = await stores.events.find(organizationId, eventId);
    if (!(await stores.events.update({ ...event, updatedAt: now })))
      throw new DomainError('CONFLICT', `Event ${eventId} was changed by another request at the same time.`);
    assertNotClosed(event, now);
    await change(event, stores.ticketTypes);
    const changed = await stores.events.find(organizationId, eventId);
    await publish(eventUpdated(changed));
    return changed;
  });
}

/** Throws BAD_USER_INPUT for a price in another currency than the other prices of the event. */
export function assertPriceCurrency(
  path: string,
  currency: string,
  { price }: Pick<TicketType, 'price'>,
): void {
  if (price.currency === currency) return;
  throw invalidInput({ path, message: `All prices of an event have one currency, here ${currency}.` });
}
