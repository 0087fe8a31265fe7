import type { NewEvent } from '../../../kit/events/outbox.ts';
import type { Unit } from '../../../kit/part/unit-of-work.ts';
import { assertTransition } from '../../../kit/values/transitions.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { trackOutcome } from '../attention/track-attention.ts';
import {
  type PaymentIntent,
  type PaymentIntentStatus,
  paymentIntentTransitions,
} from '../model/payment-intent.ts';
import type { TransitionCause } from '../model/payment-transition.ts';
import { paymentUpdated } from '../published-events.ts';
import type { PaymentsStores } from '../stores/stores.ts';

/** One step of an intent's state machine. */
interface Move {
  readonly to: PaymentIntentStatus;
  readonly cause: TransitionCause;
  readonly changes?: Partial<PaymentIntent>;
  /** What to publish besides `payment-updated`, from the intent as it is after the move. */
  readonly events?: (moved: PaymentIntent) => readonly NewEvent[];
}

/**
 * Moves an intent the caller holds the lock of: state, history and events in one transaction. Throws CONFLICT
 * for an illegal transition.
 */
export async function movePaymentIntent(
  unit: Unit<PaymentsStores>,
  intent: PaymentIntent,
  move: Move,
): Promise<PaymentIntent> {
  const { stores, now, publish } = unit;
  assertTransition('The payment intent', paymentIntentTransitions, intent.status, move.to);
  const moved: PaymentIntent = {
    ...intent,
    ...move.changes,
    status: move.to,
    updatedAt: now,
    version: intent.version + 1,
  };
  await stores.intents.update(moved);
  await stores.transitions.insert([
    {
      id: newId(),
      organizationId: moved.organizationId,
      paymentIntentId: moved.id,
      position: moved.version,
      fromStatus: intent.status,
      toStatus: moved.status,
      cause: move.cause,
      failure: moved.failure,
      occurredAt: now,
    },
  ]);
  await trackOutcome(unit, intent, moved);
  await publish(paymentUpdated(moved), ...(move.events?.(moved) ?? []));
  return moved;
}
