import type { NewQueueEntry, QueueEntry, QueueHolder } from '../model/queue-entry.ts';

/**
 * The lines in front of the events. First come, first admitted; each event's admission rate holds however many
 * processes share the waiting room. An implementation is a sequence number and a sorted set of waiting entries
 * for each event, with every function one atomic step: SQL takes the room's row lock, memory has one thread, a
 * shared store would run one script.
 */
export interface WaitingRoom {
  /**
   * The holder's active entry (WAITING or ADMITTED), or a new one at the end of the line. A user who presents
   * the client token of an anonymous entry takes that entry over.
   */
  join(entry: NewQueueEntry): Promise<QueueEntry>;
  findByIds(ids: readonly string[]): Promise<readonly QueueEntry[]>;
  /** The holder's active entry, otherwise the newest; undefined when there is none. */
  findByHolder(holder: QueueHolder, eventId: string | undefined): Promise<QueueEntry | undefined>;
  /** Binds an anonymous active entry to a user, unless the user has another place in this line. */
  bindUser(id: string, userId: string): Promise<void>;
  /** WAITING | ADMITTED → LEFT; resolves with the entry, which may have been LEFT or EXPIRED before. */
  leave(id: string): Promise<QueueEntry | undefined>;
  /** Expires unused admissions, then admits the entries that are due by the rate; resolves with the newly admitted. */
  admit(room: AdmissionRules): Promise<readonly QueueEntry[]>;
  countWaiting(eventIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Events with active entries. */
  listOccupied(): Promise<readonly string[]>;
  /** Drops entries that were LEFT or EXPIRED before the instant. */
  forget(before: Date): Promise<void>;
}

/** How the line of one event moves. */
export interface AdmissionRules {
  /** The organization of the event. */
  readonly organizationId: string;
  readonly eventId: string;
  readonly admissionsPerMinute: number;
  /** Admission begins at this instant. */
  readonly opensAt: Date | undefined;
  /** How long an admission can be used. */
  readonly admissionSeconds: number;
}
