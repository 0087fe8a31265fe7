import { createHash } from 'node:crypto';

/** A place in the waiting room of an event. */
export interface QueueEntry {
  readonly id: string;
  readonly organizationId: string;
  readonly eventId: string;
  /** Undefined while its holder is anonymous. */
  readonly userId: string | undefined;
  readonly status: QueueEntryStatus;
  /** 1 is admitted next; 0 when not waiting. */
  readonly position: number;
  /** Set while ADMITTED. */
  readonly admission: Admission | undefined;
  readonly joinedAt: Date;
}

/** The right to make one reservation. */
export interface Admission {
  readonly id: string;
  readonly expiresAt: Date;
}

/**
 * WAITING → ADMITTED → LEFT or EXPIRED, or WAITING → LEFT; LEFT also means that the admission was used. Who has left or
 * was too late joins again as a new entry.
 */
export type QueueEntryStatus = 'WAITING' | 'ADMITTED' | 'LEFT' | 'EXPIRED';

/** An entry as it is kept; its position follows from the others. */
export interface StoredQueueEntry extends Omit<QueueEntry, 'position'>, QueueHolder {
  /** Order of arrival in the line of the event. */
  readonly sequence: number;
  readonly updatedAt: Date;
}

/** States in which an entry is its holder's only place in the line. */
export const activeStatuses: readonly QueueEntryStatus[] = ['WAITING', 'ADMITTED'];

/** Whether the entry still holds a place or an unused admission. */
export function isActive({ status }: Pick<QueueEntry, 'status'>): boolean {
  return activeStatuses.includes(status);
}

/** A new place at the end of the line. */
export function newWaitingEntry(entry: NewQueueEntry, sequence: number, now: Date): StoredQueueEntry {
  return { ...entry, status: 'WAITING', sequence, admission: undefined, joinedAt: now, updatedAt: now };
}

/** The place that a holder asks for. */
export interface NewQueueEntry extends QueueHolder {
  readonly id: string;
  readonly organizationId: string;
  readonly eventId: string;
}

/** Who holds a place: a user, an anonymous client by the hash of its token, or both. */
export interface QueueHolder {
  readonly userId: string | undefined;
  readonly tokenHash: string | undefined;
}

/** Client tokens are stored hashed: who reads the database cannot take anybody's place. */
export function hashClientToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
