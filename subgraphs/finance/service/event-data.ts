import { z } from 'zod';
import type { DomainEvent } from '../../kit/events/domain-event.ts';
import { currencyDecimals, money } from '../../kit/values/money.ts';

/** Data of the events finance consumes, parsed once; unknown keys are ignored. */
const amount = z
  .object({
    minorUnits: z.string().regex(/^\d{1,15}$/),
    currency: z.string().refine((code) => Object.hasOwn(currencyDecimals, code)),
  })
  .transform(({ minorUnits, currency }) => money(BigInt(minorUnits), currency));

const id = z.string().min(1);
const optionalId = id.nullish().transform((value) => value ?? undefined);

/** Of `reservations.reservation-confirmed.v1`. */
export const reservationConfirmedData = z.object({
  reservationId: id,
  eventName: z.string(),
  userId: id,
  customerId: optionalId,
  total: amount,
  items: z.array(z.object({ name: z.string(), quantity: z.number().int().min(1), unitPrice: amount })).min(1),
});

/** Of `reservations.reservation-cancelled.v1`. */
export const reservationCancelledData = z.object({ reservationId: id });

/** Of `payments.payment-succeeded.v1`. */
export const paymentSucceededData = z.object({
  paymentIntentId: id,
  reservationId: optionalId,
  invoiceId: optionalId,
  amount,
  provider: z.string().optional(),
  providerReference: z.string().nullish(),
  capturedAt: z.iso.datetime({ offset: true }),
});

/** Of `payments.payment-refunded.v1`. */
export const paymentRefundedData = z.object({
  refundId: id,
  paymentIntentId: id,
  reservationId: optionalId,
  invoiceId: optionalId,
  amount,
});

/** Parses the data of an event; throws on data that the contract does not allow. */
export function parseEventData<Schema extends z.ZodType>(
  schema: Schema,
  event: DomainEvent,
): z.output<Schema> {
  const parsed = schema.safeParse(event.data);
  if (parsed.success) return parsed.data;
  throw new Error(`The data of event ${event.id} (${event.type}) is not as agreed.`, {
    cause: parsed.error,
  });
}
