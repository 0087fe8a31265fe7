import type { UnitDependencies } from '../../../kit/part/unit-of-work.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import {
  isActive,
  type NewQueueEntry,
  newWaitingEntry,
  type QueueEntry,
  type StoredQueueEntry,
} from '../model/queue-entry.ts';
import { queueAdvanced, queueJoined, queueLeft } from '../published-events.ts';
import type { ReservationsTables } from '../stores/tables.ts';
import { type ReservationsUnit, unitOfWork } from '../unit-of-work.ts';
import { admissionsDue, afterAdmissions } from './admission-rate.ts';
import type { AdmissionRules, WaitingRoom } from './waiting-room.ts';

type Dependencies = UnitDependencies<ReservationsTables>;

/**
 * Waiting rooms in the database: they hold across processes and restarts. The row of a room is locked while
 * places are given out or people admitted, so that sequence numbers follow the order of the commits.
 */
export function createSqlWaitingRoom(dependencies: Dependencies): WaitingRoom {
  const { queueEntries, waitingRooms } = unitOfWork.read(dependencies);
  return {
    join: (entry) => unitOfWork.change(dependencies, undefined, (unit) => join(unit, entry)),
    findByIds: async (ids) => queueEntries.withPositions(await queueEntries.findByIds(ids)),
    findByHolder: async (holder, eventId) => {
      const entry = await queueEntries.findByHolder(holder, eventId);
      return entry && place(queueEntries, entry);
    },
    bindUser: (id, userId) =>
      unitOfWork.change(dependencies, undefined, (unit) => bindUser(unit, id, userId)),
    leave: (id) => unitOfWork.change(dependencies, undefined, (unit) => leave(unit, id)),
    admit: async (rules) => {
      if (!(await isWorkDue(dependencies, rules))) return [];
      return unitOfWork.change(dependencies, undefined, (unit) => admit(unit, rules));
    },
    countWaiting: queueEntries.countWaiting,
    listOccupied: waitingRooms.listOccupied,
    forget: queueEntries.forget,
  };
}

async function join({ stores, publish }: ReservationsUnit, newEntry: NewQueueEntry): Promise<QueueEntry> {
  const { queueEntries, waitingRooms } = stores;
  const { organizationId, eventId, userId, tokenHash } = newEntry;
  const room = await waitingRooms.lock(eventId);
  const now = await stores.time.now();
  await queueEntries.expireOverdue(organizationId, eventId, now);
  const own = await queueEntries.findByHolder({ userId, tokenHash: undefined }, eventId);
  if (own && isActive(own)) return place(queueEntries, own);
  const ofClient = await queueEntries.findByHolder({ userId: undefined, tokenHash }, eventId);
  const client = ofClient && isActive(ofClient) ? ofClient : undefined;
  if (client && (client.userId === undefined || client.userId === userId)) {
    const bound = { ...client, userId, updatedAt: now };
    await queueEntries.update(bound);
    return place(queueEntries, bound);
  }
  // A token that stands for another user's place does not stand for this one too.
  const entry = newWaitingEntry(
    { ...newEntry, tokenHash: client ? undefined : tokenHash },
    room.nextSequence,
    now,
  );
  await queueEntries.insert([entry]);
  await waitingRooms.update({ ...room, nextSequence: room.nextSequence + 1 });
  await publish(queueJoined(entry));
  return place(queueEntries, entry);
}

async function bindUser({ stores }: ReservationsUnit, id: string, userId: string): Promise<void> {
  const { queueEntries, waitingRooms } = stores;
  const [known] = await queueEntries.findByIds([id]);
  if (!known) return;
  await waitingRooms.lock(known.eventId);
  const own = await queueEntries.findByHolder({ userId, tokenHash: undefined }, known.eventId);
  if (own && isActive(own)) return;
  const entry = await queueEntries.lock(id);
  if (!entry || entry.userId !== undefined || !isActive(entry)) return;
  await queueEntries.update({ ...entry, userId, updatedAt: await stores.time.now() });
}

async function leave({ stores, publish }: ReservationsUnit, id: string): Promise<QueueEntry | undefined> {
  const { queueEntries } = stores;
  const entry = await queueEntries.lock(id);
  if (!entry || !isActive(entry)) return entry && place(queueEntries, entry);
  const left: StoredQueueEntry = {
    ...entry,
    status: 'LEFT',
    admission: undefined,
    updatedAt: await stores.time.now(),
  };
  await queueEntries.update(left);
  await publish(queueLeft(left));
  return place(queueEntries, left);
}

/** Cheap look before the lock: whether anybody could be admitted or has to be expired. */
async function isWorkDue(dependencies: Dependencies, rules: AdmissionRules): Promise<boolean> {
  const { queueEntries, waitingRooms, time } = unitOfWork.read(dependencies);
  const now = await time.now();
  const room = await waitingRooms.read(rules.eventId);
  if (!room) return false;
  // Two queries, so that each finds its partial index.
  if (
    admissionsDueAt(rules, room.nextAdmissionMs, now) > 0 &&
    (await queueEntries.isAnyWaiting(rules.eventId))
  )
    return true;
  return queueEntries.isAnyOverdue(rules.eventId, now);
}

async function admit(
  { stores, publish }: ReservationsUnit,
  rules: AdmissionRules,
): Promise<readonly QueueEntry[]> {
  const { queueEntries, waitingRooms } = stores;
  const { organizationId, eventId, admissionsPerMinute, admissionSeconds } = rules;
  const room = await waitingRooms.lock(eventId);
  // Asked again under the lock: time has passed while waiting for it.
  const now = await stores.time.now();
  await queueEntries.expireOverdue(organizationId, eventId, now);
  const due = admissionsDueAt(rules, room.nextAdmissionMs, now);
  const next = due === 0 ? [] : await queueEntries.lockFirst(eventId, due);
  if (next.length === 0) return [];
  const expiresAt = new Date(now.getTime() + admissionSeconds * 1_000);
  const admitted = next.map(
    (entry): StoredQueueEntry => ({
      ...entry,
      status: 'ADMITTED',
      admission: { id: newId(), expiresAt },
      updatedAt: now,
    }),
  );
  for (const entry of admitted) await queueEntries.update(entry);
  const schedule = { admissionsPerMinute, nextAdmissionMs: room.nextAdmissionMs };
  await waitingRooms.update({
    ...room,
    nextAdmissionMs: afterAdmissions(schedule, now.getTime(), admitted.length),
  });
  await publish(queueAdvanced(admitted));
  return queueEntries.withPositions(admitted);
}

function admissionsDueAt(
  { admissionsPerMinute, opensAt }: AdmissionRules,
  nextAdmissionMs: number,
  now: Date,
): number {
  if (opensAt && opensAt > now) return 0;
  return admissionsDue({ admissionsPerMinute, nextAdmissionMs }, now.getTime());
}

/** The entry with its position. */
async function place(
  queueEntries: ReservationsUnit['stores']['queueEntries'],
  entry: StoredQueueEntry,
): Promise<QueueEntry> {
  const [placed] = await queueEntries.withPositions([entry]);
  if (!placed) throw new Error('A queue entry has no position.');
  return placed;
}
