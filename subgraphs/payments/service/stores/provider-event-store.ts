import type { Kysely } from 'kysely';
import { type PaymentsTables, providerEventColumns } from './tables.ts';

/** A webhook as it is remembered; the provider knows no organizations. */
interface HandledEvent {
  readonly provider: string;
  readonly eventId: string;
  readonly kind: string;
  readonly receivedAt: Date;
}

/** Remembers which webhooks were handled. */
export interface ProviderEventStore {
  /** Answers false when the event is known: then it must have no further effect. */
  insertIfNew(event: HandledEvent): Promise<boolean>;
}

/** @param connection a transaction that also holds the event's effect */
export function createProviderEventStore(connection: Kysely<PaymentsTables>): ProviderEventStore {
  return {
    insertIfNew: async (event) => {
      const inserted = await connection
        .insertInto('provider_events')
        .values(providerEventColumns.toRow(event))
        .onConflict((conflict) => conflict.columns(['provider', 'event_id']).doNothing())
        .returning('event_id')
        .execute();
      return inserted.length > 0;
    },
  };
}
