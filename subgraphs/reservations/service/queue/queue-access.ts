import { DomainError, invalidInput, notFound } from '../../../kit/errors/domain-error.ts';
import type { Viewer } from '../../../kit/viewer/viewer.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import { type Event, lifecycleAt } from '../model/event.ts';
import { hashClientToken, type QueueEntry, type QueueHolder } from '../model/queue-entry.ts';
import { eventVisibility } from '../model/reservation-scope.ts';
import { unitOfWork } from '../unit-of-work.ts';
import type { AdmissionRules } from '../waiting-room/waiting-room.ts';

/** An entry with the event it is for. */
export interface EntryOfEvent {
  readonly entry: QueueEntry;
  readonly event: Event | undefined;
}

/** How a caller names an entry: by client token, by id, or as the calling user's entry for an event. */
interface QueueEntryReference {
  readonly id?: string | undefined;
  readonly eventId?: string | undefined;
  readonly token?: string | undefined;
}

/**
 * The caller's entry; undefined when there is none or it belongs to another holder. Throws BAD_USER_INPUT for a
 * reference that names nothing, UNAUTHENTICATED for an anonymous caller without a token.
 */
export async function findOwnEntry(
  { waitingRoom }: ReservationsDependencies,
  viewer: Viewer,
  reference: QueueEntryReference,
): Promise<QueueEntry | undefined> {
  const { id, eventId, token } = reference;
  const userId = viewer.kind === 'user' ? viewer.userId : undefined;
  const matches = (entry: QueueEntry | undefined): QueueEntry | undefined =>
    entry && (id === undefined || entry.id === id) ? entry : undefined;
  if (token !== undefined && token !== '') {
    const byToken = matches(
      await waitingRoom.findByHolder({ userId: undefined, tokenHash: hashClientToken(token) }, eventId),
    );
    // A token does not open the place of another user who took the entry over.
    const isOthers = byToken?.userId !== undefined && userId !== undefined && byToken.userId !== userId;
    if (byToken && !isOthers) return byToken;
  }
  if (userId === undefined) {
    if (token) return undefined;
    throw new DomainError(
      'UNAUTHENTICATED',
      'You must be logged in or present the token of the queue entry.',
    );
  }
  if (id !== undefined) {
    const [entry] = await waitingRoom.findByIds([id]);
    return entry?.userId === userId ? entry : undefined;
  }
  if (eventId === undefined) {
    if (token) return undefined;
    throw invalidInput({ path: 'eventId', message: 'Name the entry by token, by id or by event.' });
  }
  return waitingRoom.findByHolder({ userId, tokenHash: undefined }, eventId);
}

/** {@link findOwnEntry} that must exist. Throws NOT_FOUND otherwise. */
export async function requireOwnEntry(
  dependencies: ReservationsDependencies,
  viewer: Viewer,
  reference: QueueEntryReference,
): Promise<QueueEntry> {
  const entry = await findOwnEntry(dependencies, viewer, reference);
  if (!entry) throw notFound('QueueEntry', reference.id ?? reference.eventId ?? 'of this token');
  return entry;
}

/** The event a caller may queue for: a published one, of the caller's own organization when logged in. */
export async function findQueueEvent(
  dependencies: ReservationsDependencies,
  viewer: Viewer,
  eventId: string,
): Promise<Event> {
  const { events } = unitOfWork.read(dependencies);
  const [event] = await events.findVisible(eventVisibility(viewer), [eventId]);
  const isForeign = viewer.kind !== 'anonymous' && event?.organizationId !== viewer.organizationId;
  if (!event || isForeign || event.lifecycle === 'DRAFT') throw notFound('Event', eventId);
  return event;
}

/** How the waiting room of an event admits; undefined while it is not enabled. */
export function admissionRules(
  event: Event,
  { settings, clock }: Pick<ReservationsDependencies, 'settings' | 'clock'>,
): AdmissionRules | undefined {
  if (!event.waitingRoom.isEnabled || lifecycleAt(event, clock()) !== 'ON_SALE') return undefined;
  return {
    organizationId: event.organizationId,
    eventId: event.id,
    admissionsPerMinute: event.waitingRoom.admissionsPerMinute,
    opensAt: event.onSaleAt,
    admissionSeconds: settings.admissionSeconds,
  };
}

/** The entry as it is after everybody who is due by now was admitted. */
export async function refreshEntry(
  dependencies: ReservationsDependencies,
  entry: QueueEntry,
  event: Event,
): Promise<QueueEntry> {
  const rules = admissionRules(event, dependencies);
  if (!rules) return entry;
  await dependencies.waitingRoom.admit(rules);
  const [refreshed] = await dependencies.waitingRoom.findByIds([entry.id]);
  return refreshed ?? entry;
}

/** Entries as they are now, each with the event it is for. */
export async function refreshEntries(
  dependencies: ReservationsDependencies,
  entries: readonly QueueEntry[],
): Promise<readonly EntryOfEvent[]> {
  const eventIds = new Set(entries.map((entry) => entry.eventId));
  const { events } = unitOfWork.read(dependencies);
  const found = await events.findVisible({ draftsOf: undefined }, [...eventIds]);
  const refreshed: EntryOfEvent[] = [];
  for (const entry of entries) {
    const event = found.find((candidate) => candidate.id === entry.eventId);
    refreshed.push({ entry: event ? await refreshEntry(dependencies, entry, event) : entry, event });
  }
  return refreshed;
}

/** Who joins: the logged-in user, the client with the token, or both. */
export function holderOf(viewer: Viewer, token: string | undefined): QueueHolder {
  return {
    userId: viewer.kind === 'user' ? viewer.userId : undefined,
    tokenHash: token === undefined ? undefined : hashClientToken(token),
  };
}
