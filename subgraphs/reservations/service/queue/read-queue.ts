import type { GetQueueEntryRequest } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import type { Viewer } from '../../../kit/viewer/viewer.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import type { Event } from '../model/event.ts';
import type { QueueEntry } from '../model/queue-entry.ts';
import { createEventStore } from '../stores/event-store.ts';
import { findOwnEntry, refreshEntry } from './queue-access.ts';

/** An entry with the event it is for. */
export interface EntryOfEvent {
  readonly entry: QueueEntry;
  readonly event: Event | undefined;
}

/** The caller's entry as it is now; undefined when there is none. */
export async function readQueueEntry(
  dependencies: ReservationsDependencies,
  viewer: Viewer,
  request: GetQueueEntryRequest,
): Promise<EntryOfEvent | undefined> {
  const entry = await findOwnEntry(dependencies, viewer, request);
  return entry && (await refresh(dependencies, [entry]))[0];
}

/** The calling user's entries among these; others are left out. */
export async function readQueueEntries(
  dependencies: ReservationsDependencies,
  viewer: Viewer,
  ids: readonly string[],
): Promise<readonly EntryOfEvent[]> {
  const userId = viewer.kind === 'user' ? viewer.userId : undefined;
  const entries = await dependencies.waitingRoom.findByIds(ids);
  return refresh(
    dependencies,
    entries.filter((entry) => userId !== undefined && entry.userId === userId),
  );
}

async function refresh(
  dependencies: ReservationsDependencies,
  entries: readonly QueueEntry[],
): Promise<readonly EntryOfEvent[]> {
  const { kysely, engine } = dependencies.database;
  const events = await createEventStore(kysely, engine).findVisible({ draftsOf: undefined }, [
    ...new Set(entries.map((entry) => entry.eventId)),
  ]);
  const refreshed: EntryOfEvent[] = [];
  for (const entry of entries) {
    const event = events.find((candidate) => candidate.id === entry.eventId);
    refreshed.push({ entry: event ? await refreshEntry(dependencies, entry, event) : entry, event });
  }
  return refreshed;
}
