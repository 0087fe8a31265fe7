import { DomainError, notFound } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import type { PaymentsDependencies } from '../dependencies.ts';
import type { PaymentIntent, PaymentTarget } from '../model/payment-intent.ts';
import type { Payable } from '../peers/payables.ts';
import { outstandingAmount } from './outstanding-amount.ts';

/** Throws CONFLICT with the state it is in unless money may be taken for it now. */
export function assertPayable(target: PaymentTarget, payable: Payable): void {
  if (payable.isOpen) return;
  throw new DomainError('CONFLICT', `The ${target.kind} is ${payable.state} and cannot be paid.`, {
    metadata: { currentState: payable.state },
  });
}

/**
 * Asks again just before money is taken: a hold may have expired and an invoice may have been paid otherwise
 * since the intent was opened.
 */
export async function requirePayable(
  dependencies: PaymentsDependencies,
  call: ServiceCall,
  intent: PaymentIntent,
): Promise<void> {
  const target = targetOf(intent);
  const payable = await dependencies.payables.find(call, target);
  if (!payable) throw notFound(target.kind === 'reservation' ? 'Reservation' : 'Invoice', target.id);
  assertPayable(target, payable);
  const outstanding = await outstandingAmount(dependencies, intent.organizationId, target, payable);
  if (outstanding.minorUnits === intent.amount.minorUnits && outstanding.currency === intent.amount.currency)
    return;
  throw new DomainError('CONFLICT', 'The amount to pay has changed: create a new payment intent.', {
    metadata: { currentState: payable.state },
  });
}

function targetOf(intent: PaymentIntent): PaymentTarget {
  return intent.reservationId === undefined
    ? { kind: 'invoice', id: intent.invoiceId ?? '' }
    : { kind: 'reservation', id: intent.reservationId };
}
