import type { Kysely } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type AttentionItemStore, createAttentionItemStore } from './attention-item-store.ts';
import { createPaymentIntentStore, type PaymentIntentStore } from './payment-intent-store.ts';
import { createPaymentTransitionStore, type PaymentTransitionStore } from './payment-transition-store.ts';
import { createProviderEventStore, type ProviderEventStore } from './provider-event-store.ts';
import { createRefundStore, type RefundStore } from './refund-store.ts';
import type { PaymentsTables } from './tables.ts';

/** All stores over one connection. */
export interface PaymentsStores {
  readonly intents: PaymentIntentStore;
  readonly transitions: PaymentTransitionStore;
  readonly refunds: RefundStore;
  readonly attentionItems: AttentionItemStore;
  readonly providerEvents: ProviderEventStore;
}

/** @param connection the database, or a transaction: then all stores work inside it */
export function createStores(connection: Kysely<PaymentsTables>, engine: SqlEngine): PaymentsStores {
  return {
    intents: createPaymentIntentStore(connection, engine),
    transitions: createPaymentTransitionStore(connection, engine),
    refunds: createRefundStore(connection, engine),
    attentionItems: createAttentionItemStore(connection, engine),
    providerEvents: createProviderEventStore(connection),
  };
}
