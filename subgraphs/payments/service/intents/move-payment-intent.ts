import type { Transaction } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { appendEvents, type NewEvent } from '../../../kit/events/outbox.ts';
import { assertTransition } from '../../../kit/values/transitions.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import {
  type PaymentIntent,
  type PaymentIntentStatus,
  paymentIntentTransitions,
} from '../model/payment-intent.ts';
import type { TransitionCause } from '../model/payment-transition.ts';
import { paymentUpdated } from '../published-events.ts';
import { createPaymentIntentStore } from '../stores/payment-intent-store.ts';
import { createPaymentTransitionStore } from '../stores/payment-transition-store.ts';
import type { PaymentsTables } from '../stores/tables.ts';

/** One step of an intent's state machine. */
export interface Move {
  readonly to: PaymentIntentStatus;
  readonly cause: TransitionCause;
  readonly now: Date;
  readonly changes?: Partial<PaymentIntent>;
  /** What to tell besides `payment-updated`, from the intent as it is after the move. */
  readonly events?: (moved: PaymentIntent) => readonly NewEvent[];
}

/**
 * Moves an intent the caller holds the lock of: state, history and events in one transaction. Throws CONFLICT
 * for an illegal transition.
 */
export async function movePaymentIntent(
  transaction: Transaction<PaymentsTables>,
  engine: SqlEngine,
  intent: PaymentIntent,
  move: Move,
): Promise<PaymentIntent> {
  assertTransition('The payment intent', paymentIntentTransitions, intent.status, move.to);
  const moved: PaymentIntent = {
    ...intent,
    ...move.changes,
    status: move.to,
    updatedAt: move.now,
    version: intent.version + 1,
  };
  await savePaymentIntent(transaction, engine, intent, moved);
  await createPaymentTransitionStore(transaction).insert([
    {
      id: newId(),
      organizationId: moved.organizationId,
      paymentIntentId: moved.id,
      position: moved.version,
      fromStatus: intent.status,
      toStatus: moved.status,
      cause: move.cause,
      failure: moved.failure,
      occurredAt: move.now,
    },
  ]);
  await appendEvents(transaction, move.now, [paymentUpdated(moved), ...(move.events?.(moved) ?? [])]);
  return moved;
}

/** Writes the next version. Throws when another writer got in between: the row was not locked. */
export async function savePaymentIntent(
  transaction: Transaction<PaymentsTables>,
  engine: SqlEngine,
  before: PaymentIntent,
  after: PaymentIntent,
): Promise<void> {
  const isWritten = await createPaymentIntentStore(transaction, engine).update(after, before.version);
  if (!isWritten) throw new Error(`Payment intent ${before.id} changed under its lock.`);
}
