import type { DomainEvent } from '../../kit/events/domain-event.ts';
import { consumedEvents } from '../service/consumed-events.ts';
import type { FinanceDependencies } from '../service/dependencies.ts';

/** Hands an event to finance without a bus, in a transaction of its own. Rejects when it does not consume the type. */
export async function deliverEvent(dependencies: FinanceDependencies, event: DomainEvent): Promise<void> {
  const handler = consumedEvents(dependencies).find(({ event: { topic } }) => topic === event.type);
  if (!handler) throw new Error(`Finance does not consume ${event.type}.`);
  await dependencies.database.transaction((transaction) => handler.consume(event, transaction));
}
