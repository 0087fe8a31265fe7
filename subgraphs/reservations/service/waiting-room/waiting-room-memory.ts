import type { NewEvent } from '../../../kit/events/outbox.ts';
import type { Clock } from '../../../kit/values/clock.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import {
  isActive,
  type NewQueueEntry,
  newWaitingEntry,
  type QueueEntry,
  type QueueHolder,
  type StoredQueueEntry,
} from '../model/queue-entry.ts';
import { queueAdvanced, queueJoined, queueLeft } from '../published-events.ts';
import { admissionsDue, afterAdmissions } from './admission-rate.ts';
import type { WaitingRoom } from './waiting-room.ts';

interface Room {
  nextSequence: number;
  nextAdmissionMs: number;
  /** Waiting entries by ascending sequence. */
  readonly waiting: Array<{ readonly sequence: number; readonly id: string }>;
  readonly admittedIds: Set<string>;
}

/**
 * Waiting rooms of one process, gone when it stops. Each function changes the state without waiting in
 * between, so that it is atomic; `publish` is called afterwards.
 */
export function createMemoryWaitingRoom(options: {
  readonly clock: Clock;
  readonly publish: (events: readonly NewEvent[]) => Promise<void>;
}): WaitingRoom {
  const { clock, publish } = options;
  const rooms = new Map<string, Room>();
  const entries = new Map<string, StoredQueueEntry>();
  /** Ids of the entries of a user or client token, oldest first. */
  const idsByHolder = new Map<string, string[]>();

  const roomOf = (eventId: string): Room => {
    const room = rooms.get(eventId) ?? {
      nextSequence: 1,
      nextAdmissionMs: 0,
      waiting: [],
      admittedIds: new Set(),
    };
    rooms.set(eventId, room);
    return room;
  };
  const view = (entry: StoredQueueEntry): QueueEntry => ({
    id: entry.id,
    organizationId: entry.organizationId,
    eventId: entry.eventId,
    userId: entry.userId,
    status: entry.status,
    position: entry.status === 'WAITING' ? placeOf(roomOf(entry.eventId), entry.sequence) + 1 : 0,
    admission: entry.admission,
    joinedAt: entry.joinedAt,
  });
  const indexHolders = (entry: StoredQueueEntry): void => {
    for (const key of holderKeys(entry)) {
      const ids = idsByHolder.get(key) ?? [];
      if (!ids.includes(entry.id)) idsByHolder.set(key, [...ids, entry.id]);
    }
  };
  const add = (newEntry: NewQueueEntry, now: Date): StoredQueueEntry => {
    const room = roomOf(newEntry.eventId);
    const entry = newWaitingEntry(newEntry, room.nextSequence, now);
    room.nextSequence += 1;
    room.waiting.push({ sequence: entry.sequence, id: entry.id });
    entries.set(entry.id, entry);
    indexHolders(entry);
    return entry;
  };
  const change = (entry: StoredQueueEntry, changes: Partial<StoredQueueEntry>): StoredQueueEntry => {
    const changed = { ...entry, ...changes, updatedAt: clock() };
    const room = roomOf(entry.eventId);
    if (entry.status === 'WAITING' && changed.status !== 'WAITING')
      room.waiting.splice(placeOf(room, entry.sequence), 1);
    if (changed.status === 'ADMITTED') room.admittedIds.add(entry.id);
    else room.admittedIds.delete(entry.id);
    entries.set(entry.id, changed);
    indexHolders(changed);
    return changed;
  };
  const expireUnused = (room: Room, now: Date): void => {
    for (const id of room.admittedIds) {
      const entry = entries.get(id);
      if (entry?.admission && entry.admission.expiresAt <= now)
        change(entry, { status: 'EXPIRED', admission: undefined });
    }
  };
  const findHeld = (holder: QueueHolder, eventId: string | undefined): StoredQueueEntry | undefined => {
    const held = holderKeys(holder)
      .flatMap((key) => idsByHolder.get(key) ?? [])
      .flatMap((id) => entries.get(id) ?? [])
      .filter((entry) => eventId === undefined || entry.eventId === eventId);
    return held.findLast(isActive) ?? held.at(-1);
  };
  const findActive = (holder: Partial<QueueHolder>, eventId: string): StoredQueueEntry | undefined => {
    const entry = findHeld({ userId: holder.userId, tokenHash: holder.tokenHash }, eventId);
    return entry && isActive(entry) ? entry : undefined;
  };

  return {
    join: async (newEntry) => {
      const { eventId, userId, tokenHash } = newEntry;
      const now = clock();
      expireUnused(roomOf(eventId), now);
      const own = findActive({ userId }, eventId);
      if (own) return view(own);
      const client = findActive({ tokenHash }, eventId);
      if (client && (client.userId === undefined || client.userId === userId))
        return view(change(client, { userId }));
      const entry = add({ ...newEntry, tokenHash: client ? undefined : tokenHash }, now);
      await publish([queueJoined(entry)]);
      return view(entry);
    },
    findByIds: async (ids) => ids.flatMap((id) => entries.get(id) ?? []).map(view),
    findByHolder: async (holder, eventId) => {
      const entry = findHeld(holder, eventId);
      return entry && view(entry);
    },
    bindUser: async (id, userId) => {
      const entry = entries.get(id);
      if (!entry || entry.userId !== undefined || !isActive(entry)) return;
      if (!findActive({ userId }, entry.eventId)) change(entry, { userId });
    },
    leave: async (id) => {
      const entry = entries.get(id);
      if (!entry || !isActive(entry)) return entry && view(entry);
      const left = change(entry, { status: 'LEFT', admission: undefined });
      await publish([queueLeft(left)]);
      return view(left);
    },
    admit: async ({ eventId, admissionsPerMinute, opensAt, admissionSeconds }) => {
      const room = rooms.get(eventId);
      if (!room) return [];
      const now = clock();
      expireUnused(room, now);
      if (opensAt && opensAt > now) return [];
      const schedule = { admissionsPerMinute, nextAdmissionMs: room.nextAdmissionMs };
      const next = room.waiting.slice(0, admissionsDue(schedule, now.getTime()));
      if (next.length === 0) return [];
      room.nextAdmissionMs = afterAdmissions(schedule, now.getTime(), next.length);
      const expiresAt = new Date(now.getTime() + admissionSeconds * 1_000);
      const admitted = next
        .flatMap(({ id }) => entries.get(id) ?? [])
        .map((entry) => view(change(entry, { status: 'ADMITTED', admission: { id: newId(), expiresAt } })));
      await publish([queueAdvanced(admitted)]);
      return admitted;
    },
    countWaiting: async (eventIds) =>
      new Map(eventIds.map((eventId) => [eventId, rooms.get(eventId)?.waiting.length ?? 0])),
    listOccupied: async () =>
      [...rooms]
        .filter(([, room]) => room.waiting.length > 0 || room.admittedIds.size > 0)
        .map(([eventId]) => eventId),
    forget: async (before) => {
      for (const entry of entries.values()) {
        if (isActive(entry) || entry.updatedAt >= before) continue;
        entries.delete(entry.id);
        for (const key of holderKeys(entry)) {
          const ids = (idsByHolder.get(key) ?? []).filter((id) => id !== entry.id);
          if (ids.length > 0) idsByHolder.set(key, ids);
          else idsByHolder.delete(key);
        }
      }
    },
  };
}

function holderKeys({ userId, tokenHash }: QueueHolder): string[] {
  return [
    ...(userId === undefined ? [] : [`user:${userId}`]),
    ...(tokenHash === undefined ? [] : [`client:${tokenHash}`]),
  ];
}

/** Number of entries that wait in front of this sequence: binary search over the ascending line. */
function placeOf(room: Room, sequence: number): number {
  let low = 0;
  let high = room.waiting.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((room.waiting[middle]?.sequence ?? Infinity) < sequence) low = middle + 1;
    else high = middle;
  }
  return low;
}
