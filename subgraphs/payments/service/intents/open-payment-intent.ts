import { isUniqueViolation } from '../../../kit/database/sql-differences.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import type { Money } from '../../../kit/values/money.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import type { PaymentsDependencies } from '../dependencies.ts';
import { isFor, type PaymentIntent, type PaymentTarget, targetKey } from '../model/payment-intent.ts';
import type { VisibleRows } from '../model/visible-rows.ts';
import type { Payable } from '../peers/payables.ts';
import { paymentUpdated } from '../published-events.ts';
import type { IntentOrigin } from '../stores/payment-intent-store.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { movePaymentIntent } from './move-payment-intent.ts';
import { outstandingAmount } from './outstanding-amount.ts';

/** What is to be paid, and who asks. */
interface Opening {
  readonly target: PaymentTarget;
  readonly payable: Payable;
  readonly origin: IntentOrigin;
}

/**
 * The intent that is open for the target, or a new one when there is none or its amount is outdated. Undefined
 * when another writer came first: look again.
 */
export async function openPaymentIntent(
  dependencies: PaymentsDependencies,
  call: ServiceCall,
  rows: VisibleRows,
  opening: Opening,
): Promise<PaymentIntent | undefined> {
  const { target, payable, origin } = opening;
  // In this order: whatever was captured before the look for an open intent is seen by the sum after it.
  const open = await unitOfWork
    .read(dependencies)
    .intents.findByOpenTarget(rows.organizationId, targetKey(target));
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
    return await insertIntent(dependencies, call, rows.organizationId, opening, amount);
  } catch (error: unknown) {
    if (!isUniqueViolation(error)) throw error;
    return findRepeated(dependencies, rows, origin, target);
  }
}

/** An intent that is under way is never replaced, even when the amount has changed meanwhile. */
function isUsable(open: PaymentIntent, amount: Money): boolean {
  if (open.status === 'PROCESSING' || open.status === 'UNKNOWN') return true;
  return open.amount.minorUnits === amount.minorUnits && open.amount.currency === amount.currency;
}

async function cancelOutdated(
  dependencies: PaymentsDependencies,
  { id, organizationId, version }: PaymentIntent,
): Promise<void> {
  // Without the call: a repeated one finds it cancelled, and what it remembers is the intent that it opened.
  await unitOfWork.change(dependencies, undefined, async (unit) => {
    const locked = await unit.stores.intents.lock({ organizationId }, id);
    if (locked.version !== version) return;
    await movePaymentIntent(unit, locked, { to: 'CANCELLED', cause: 'client' });
  });
}

/** The intent that was created with the same idempotency key. Throws CONFLICT when it pays for something else. */
export async function findRepeated(
  dependencies: PaymentsDependencies,
  rows: VisibleRows,
  origin: IntentOrigin,
  target: PaymentTarget,
): Promise<PaymentIntent | undefined> {
  if (origin.idempotencyKey === undefined) return undefined;
  const earlier = await unitOfWork
    .read(dependencies)
    .intents.findByIdempotencyKey(rows.organizationId, origin.createdBy, origin.idempotencyKey);
  if (earlier && !isFor(earlier, target)) {
    throw new DomainError('CONFLICT', 'The idempotency key was used to pay for something else.');
  }
  return earlier;
}

function insertIntent(
  dependencies: PaymentsDependencies,
  call: ServiceCall,
  organizationId: string,
  { target, payable, origin }: Opening,
  amount: Money,
): Promise<PaymentIntent> {
  return unitOfWork.change(dependencies, call, async ({ stores, now, publish }) => {
    const intent: PaymentIntent = {
      id: newId(),
      organizationId,
      reservationId: target.kind === 'reservation' ? target.id : undefined,
      invoiceId: target.kind === 'invoice' ? target.id : undefined,
      userId: payable.ownerId ?? origin.createdBy,
      amount,
      status: 'REQUIRES_CONFIRMATION',
      provider: dependencies.provider.name,
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
    await stores.intents.insert(intent, origin);
    await stores.transitions.insert([
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
    await publish(paymentUpdated(intent));
    return intent;
  });
}
