/** Entities of other domains and objects of this one that resolvers know by id alone. */

/** A user of the auth domain. */
export interface UserReference {
  readonly id: string;
}

/** A customer of the crm domain. */
export interface CustomerReference {
  readonly id: string;
}

/** The waiting room of an event: its settings are the event's own. */
export interface WaitingRoomOfEvent {
  readonly eventId: string;
  readonly enabled: boolean;
  readonly admissionsPerMinute: number;
}
