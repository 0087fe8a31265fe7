import type { Kysely } from 'kysely';
import type { PaymentsTables } from './tables.ts';

/** Remembers which webhooks were handled. */
export interface ProviderEventStore {
  /** Answers false when the event is known: then it must have no further effect. */
  insertIfNew(event: {
    readonly provider: string;
    readonly eventId: string;
    readonly kind: string;
    readonly receivedAt: Date;
  }): Promise<boolean>;
}

/** @param connection a transaction that also holds the event's effect */
export function createProviderEventStore(connection: Kysely<PaymentsTables>): ProviderEventStore {
  return {
    insertIfNew: async (event) => {
      const inserted = await connection
        .insertInto('provider_events')
        .values({
          provider: event.provider,
          event_id: event.eventId,
          kind: event.kind,
          received_at: event.receivedAt.toISOString(),
        })
        .onConflict((conflict) => conflict.columns(['provider', 'event_id']).doNothing())
        .returning('event_id')
        .execute();
      return inserted.length > 0;
    },
  };
}
