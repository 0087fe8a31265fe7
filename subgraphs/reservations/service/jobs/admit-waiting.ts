import type { ReservationsDependencies } from '../dependencies.ts';
import { admissionRules } from '../queue/queue-access.ts';
import { unitOfWork } from '../unit-of-work.ts';

/** Moves every line on, so that people are admitted in time even when they do not ask for their position. */
export async function admitWaiting(dependencies: ReservationsDependencies): Promise<void> {
  const { waitingRoom, logger } = dependencies;
  const { events } = unitOfWork.read(dependencies);
  const occupied = await events.findVisible({ draftsOf: undefined }, await waitingRoom.listOccupied());
  for (const event of occupied) {
    const rules = admissionRules(event, dependencies);
    if (!rules) continue;
    // One line that cannot move must not keep the others.
    await waitingRoom
      .admit(rules)
      .catch((error: unknown) => logger.warn({ err: error, eventId: event.id }, 'a queue could not move on'));
  }
}
