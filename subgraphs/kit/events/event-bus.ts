import type { DomainEvent } from './domain-event.ts';

/** Carries domain events from one domain to the others, at least once and in the order of publication. */
export interface EventBus {
  /** Resolves when the events are stored. Publishing an event again (same id) changes nothing. */
  publish(events: readonly DomainEvent[]): Promise<void>;
  /**
   * Delivers every event of the given types, from the beginning of the log (see `eventRetention`), to one member
   * of the group at a time. An event counts as delivered when the handler resolves; when it rejects, delivery is repeated.
   */
  subscribe(subscription: Subscription): EventSubscription;
  close(): Promise<void>;
}

/** What a consumer group wants from the bus. An event whose handler rejects is delivered again, before later ones. */
export interface Subscription {
  /** Consumer group: its position in the log is kept across restarts. */
  readonly group: string;
  /** Full event types, for example `erp.payments.payment-succeeded.v1`. */
  readonly types: readonly string[];
  readonly handler: (event: DomainEvent) => Promise<void>;
}

/** A running subscription. */
export interface EventSubscription {
  /** Stops after the event in progress. */
  close(): Promise<void>;
}
