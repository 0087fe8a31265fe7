import type { ReservationsDependencies } from '../dependencies.ts';
import { admissionRules } from '../queue/queue-access.ts';
import { createEventStore } from '../stores/event-store.ts';
import { forgetSpentAdmissions } from '../stores/spent-admission-store.ts';

/** Moves every line on, so that people are admitted in time even when nobody asks for their position. */
export async function admitWaiting(dependencies: ReservationsDependencies): Promise<void> {
  const { database, waitingRoom, logger } = dependencies;
  const occupied = await waitingRoom.listOccupied();
  const events = await createEventStore(database.kysely, database.engine).findVisible(
    { draftsOf: undefined },
    occupied,
  );
  for (const event of events) {
    const rules = admissionRules(event, dependencies);
    if (!rules) continue;
    // One line that cannot move must not keep the others.
    await waitingRoom
      .admit(rules)
      .catch((error: unknown) => logger.warn({ err: error, eventId: event.id }, 'a queue could not move on'));
  }
}

const retentionMs = 7 * 24 * 60 * 60 * 1_000;

/** Drops entries and spent admissions that nobody can use any more. */
export async function forgetOldQueueData({
  database,
  waitingRoom,
  clock,
}: ReservationsDependencies): Promise<void> {
  const before = new Date(clock().getTime() - retentionMs);
  await waitingRoom.forget(before);
  await forgetSpentAdmissions(database.kysely, before);
}
