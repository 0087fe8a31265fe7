import type { ReservationsDependencies } from '../dependencies.ts';
import { toClosed } from '../model/event.ts';
import { eventClosed } from '../published-events.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { changeEvent } from '../use-cases/change-event.ts';

const batchSize = 100;

/** Closes events on sale that have started. An event that is closed meanwhile is left to who closed it. */
export async function closeStartedEvents(dependencies: ReservationsDependencies): Promise<void> {
  const { clock, logger } = dependencies;
  const started = await unitOfWork.read(dependencies).events.findStarted(clock(), batchSize);
  for (const { id, organizationId } of started) {
    const target = { organizationId, eventId: id };
    await changeEvent(dependencies, undefined, target, toClosed, ({ publish }, event) =>
      publish(eventClosed(event)),
    ).catch((error: unknown) =>
      logger.warn({ err: error, eventId: id }, 'an event that has started could not be closed'),
    );
  }
}
