import { isUniqueViolation } from '../../../kit/database/sql-differences.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import { appendEvents } from '../../../kit/events/outbox.ts';
import type { Money } from '../../../kit/values/money.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import type { Viewer } from '../../../kit/viewer/viewer.ts';
import type { PaymentsDependencies } from '../dependencies.ts';
import { isFor, type PaymentIntent, type PaymentTarget, targetKey } from '../model/payment-intent.ts';
import type { VisibleRows } from '../model/visible-rows.ts';
import type { Payable } from '../peers/payables.ts';
import { paymentUpdated } from '../published-events.ts';
import { createPaymentIntentStore } from '../stores/payment-intent-store.ts';
import { createPaymentTransitionStore } from '../stores/payment-transition-store.ts';
import { movePaymentIntent } from './move-payment-intent.ts';
import { outstandingAmount } from './outstanding-amount.ts';

/** What is to be paid, and who asks. */
export interface Opening {
  readonly target: PaymentTarget;
  readonly payable: Payable;
  readonly origin: { readonly createdBy: string; readonly idempotencyKey: string | undefined };
}

/**
 * The intent that is open for the target, or a new one when there is none or its amount is outdated. Undefined
 * when another writer came first: look again.
 */
export async function openPaymentIntent(
  dependencies: PaymentsDependencies,
  rows: VisibleRows,
  viewer: Viewer,
  opening: Opening,
): Promise<PaymentIntent | undefined> {
  const { database } = dependencies;
  const { target, payable, origin } = opening;
  // In this order: whatever was captured before the look for an open intent is seen by the sum after it.
  const open = await createPaymentIntentStore(database.kysely, database.engine).findByOpenTarget(
    rows.organizationId,
    targetKey(target),
  );
  const amount = await outstandingAmount(dependencies, rows.organizationId, target, payable);
  if (open?.status === 'SUCCEEDED') {
    throw new DomainError('CONFLICT', `The ${target.kind} is already paid.`, {
      metadata: { currentState: open.status, paymentIntentId: open.id },
    });
  }
  if (open && isUsable(open, amount)) return open;
  if (open) await cancelOutdated(dependencies, open);
  if (amount.minorUnits <= 0n) {
    throw new DomainError('CONFLICT', `There is nothing to pay for the ${target.kind}.`, {
      metadata: { currentState: payable.state },
    });
  }
  try {
    return await insertIntent(dependencies, rows.organizationId, viewer, { target, payable, origin }, amount);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return findRepeated(dependencies, rows, origin, target);
  }
}

/** An intent that is under way is never replaced, even when the amount has changed meanwhile. */
function isUsable(open: PaymentIntent, amount: Money): boolean {
  if (open.status === 'PROCESSING' || open.status === 'UNKNOWN') return true;
  return open.amount.minorUnits === amount.minorUnits && open.amount.currency === amount.currency;
}

async function cancelOutdated(dependencies: PaymentsDependencies, open: PaymentIntent): Promise<void> {
  const { database, clock } = dependencies;
  await database.transaction(async (transaction) => {
    const locked = await createPaymentIntentStore(transaction, database.engine).lockById(open.id);
    if (locked?.version !== open.version) return;
    await movePaymentIntent(transaction, database.engine, locked, {
      to: 'CANCELLED',
      cause: 'client',
      now: clock(),
    });
  });
}

/** The intent that was created with the same idempotency key. Throws CONFLICT when it pays for something else. */
export async function findRepeated(
  dependencies: PaymentsDependencies,
  rows: VisibleRows,
  origin: Opening['origin'],
  target: PaymentTarget,
): Promise<PaymentIntent | undefined> {
  if (origin.idempotencyKey === undefined) return undefined;
  const { database } = dependencies;
  const earlier = await createPaymentIntentStore(database.kysely, database.engine).findByIdempotencyKey(
    rows.organizationId,
    origin.createdBy,
    origin.idempotencyKey,
  );
  if (earlier && !isFor(earlier, target)) {
    throw new DomainError('CONFLICT', 'The idempotency key was used to pay for something else.');
  }
  return earlier;
}

async function insertIntent(
  dependencies: PaymentsDependencies,
  organizationId: string,
  viewer: Viewer,
  opening: Opening,
  amount: Money,
): Promise<PaymentIntent> {
  const { database, provider, clock } = dependencies;
  const { target, payable, origin } = opening;
  const now = clock();
  const intent: PaymentIntent = {
    id: newId(),
    organizationId,
    reservationId: target.kind === 'reservation' ? target.id : undefined,
    invoiceId: target.kind === 'invoice' ? target.id : undefined,
    userId: payable.ownerId ?? creatorOf(viewer),
    amount,
    status: 'REQUIRES_CONFIRMATION',
    provider: provider.name,
    providerReference: undefined,
    failure: undefined,
    card: undefined,
    attempt: 0,
    attemptStartedAt: undefined,
    refundedMinorUnits: 0n,
    refundClaimedMinorUnits: 0n,
    capturedAt: undefined,
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
  await database.transaction(async (transaction) => {
    await createPaymentIntentStore(transaction, database.engine).insert(intent, origin);
    await createPaymentTransitionStore(transaction).insert([
      {
        id: newId(),
        organizationId,
        paymentIntentId: intent.id,
        position: intent.version,
        fromStatus: undefined,
        toStatus: intent.status,
        cause: 'client',
        failure: undefined,
        occurredAt: now,
      },
    ]);
    await appendEvents(transaction, now, [paymentUpdated(intent)]);
  });
  return intent;
}

/** A user's id, or the name of a service that acts on its own; anonymous viewers never get this far. */
export function creatorOf(viewer: Viewer): string {
  return viewer.kind === 'user' ? viewer.userId : viewer.kind === 'service' ? viewer.service : '';
}
