import { z } from 'zod';
import type { CreatePaymentIntentRequest } from '../../../../proto/generated/erp/payments/v1/payments.ts';
import { DomainError, invalidInput, notFound } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import type { Viewer } from '../../../kit/viewer/viewer.ts';
import type { PaymentsDependencies } from '../dependencies.ts';
import { findRepeated, openPaymentIntent } from '../intents/open-payment-intent.ts';
import { assertPayable } from '../intents/require-payable.ts';
import type { PaymentIntent, PaymentTarget } from '../model/payment-intent.ts';
import { payableRowsOf } from '../model/visible-rows.ts';

const idSchema = z.string().min(1).max(64);
const inputSchema = z.object({
  reservationId: idSchema.optional(),
  invoiceId: idSchema.optional(),
  idempotencyKey: z.string().min(1).max(255).optional(),
});

/** Another writer may open an intent for the target, or close it, while we look: then we look again. */
const maxTries = 5;

/**
 * Opens an intent to pay a held reservation or an open invoice, or returns the one that is open. Amount and
 * owner come from the domain that sells, never from the client. Needs `payments:intent:create` for one's own,
 * `payments:intent:write` for any.
 */
export async function createPaymentIntent(
  dependencies: PaymentsDependencies,
  call: ServiceCall,
  request: CreatePaymentIntentRequest,
): Promise<PaymentIntent> {
  const rows = payableRowsOf(call.viewer);
  const input = validateInput(inputSchema, request);
  const target = readTarget(input);
  const origin = { createdBy: creatorOf(call.viewer), idempotencyKey: input.idempotencyKey };

  const payable = await dependencies.payables.find(call, target);
  if (!payable || (rows.ownerId !== undefined && payable.ownerId !== rows.ownerId)) {
    throw notFound(target.kind === 'reservation' ? 'Reservation' : 'Invoice', target.id);
  }
  const repeated = await findRepeated(dependencies, rows, origin, target);
  if (repeated) return repeated;
  assertPayable(target, payable);

  for (let attempt = 1; attempt <= maxTries; attempt += 1) {
    const intent = await openPaymentIntent(dependencies, call, rows, { target, payable, origin });
    if (intent) return intent;
  }
  throw new DomainError('CONFLICT', `The ${target.kind} is being paid by another request at this moment.`);
}

function readTarget(input: z.output<typeof inputSchema>): PaymentTarget {
  if (input.reservationId !== undefined && input.invoiceId === undefined)
    return { kind: 'reservation', id: input.reservationId };
  if (input.invoiceId !== undefined && input.reservationId === undefined)
    return { kind: 'invoice', id: input.invoiceId };
  throw invalidInput({ path: 'reservationId', message: 'Give either a reservation or an invoice.' });
}

/** A user's id, or the name of a service that acts on its own; anonymous viewers never get this far. */
function creatorOf(viewer: Viewer): string {
  return viewer.kind === 'user' ? viewer.userId : viewer.kind === 'service' ? viewer.service : '';
}
