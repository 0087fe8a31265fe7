import type { Transaction } from 'kysely';
import { z } from 'zod';
import type { DomainEvent } from '../../kit/events/domain-event.ts';
import type { EventHandlers } from '../../kit/events/event-consumer.ts';
import { appendEvents } from '../../kit/events/outbox.ts';
import { money } from '../../kit/values/money.ts';
import type { ReservationsDependencies } from './dependencies.ts';
import { createOrganizationStore } from './organization-store.ts';
import { reservationPaymentFailed } from './reservation-events.ts';
import { createReservationStore } from './reservation-store.ts';
import { settlePayment } from './settle-payment.ts';
import type { ReservationsTables } from './tables.ts';

const amountSchema = z.object({ minorUnits: z.string().regex(/^-?\d+$/), currency: z.string() });
const succeededSchema = z.object({
  paymentIntentId: z.string(),
  reservationId: z.string().nullish(),
  amount: amountSchema,
});
const failedSchema = z.object({
  reservationId: z.string().nullish(),
  failure: z.object({ code: z.string(), message: z.string() }),
});

/** What reservations does when something happens at payments, and when organizations get a slug. */
export function createEventHandlers(
  dependencies: Pick<ReservationsDependencies, 'database' | 'currentTime' | 'logger'>,
): EventHandlers<ReservationsTables> {
  return {
    'payments.payment-succeeded.v1': (event, transaction) =>
      onPaymentSucceeded(dependencies, event, transaction),
    'payments.payment-failed.v1': (event, transaction) => onPaymentFailed(dependencies, event, transaction),
    'auth.organization-created.v1': onOrganizationNamed,
    'auth.organization-updated.v1': onOrganizationNamed,
  };
}

const organizationSchema = z.object({ organizationId: z.string(), slug: z.string() });

/** Remembers the slug under which the organization's events are found. */
async function onOrganizationNamed(
  event: DomainEvent,
  transaction: Transaction<ReservationsTables>,
): Promise<void> {
  const { organizationId, slug } = organizationSchema.parse(event.data);
  await createOrganizationStore(transaction).save({ id: organizationId, slug });
}

type Dependencies = Pick<ReservationsDependencies, 'database' | 'currentTime' | 'logger'>;

/** Confirms the hold, or asks for the money back when there is no hold left. */
async function onPaymentSucceeded(
  { database, currentTime, logger }: Dependencies,
  event: DomainEvent,
  transaction: Transaction<ReservationsTables>,
): Promise<void> {
  const { paymentIntentId, reservationId, amount } = succeededSchema.parse(event.data);
  if (!reservationId) return;
  const settlement = await settlePayment(
    transaction,
    database.engine,
    await currentTime(transaction),
    { organizationId: event.organizationid, reservationId },
    { paymentIntentId, amount: money(BigInt(amount.minorUnits), amount.currency) },
  );
  if (settlement.kind === 'unknown-reservation')
    logger.error({ eventId: event.id, paymentIntentId, reservationId }, 'a payment has no reservation');
}

/** Notes the reason; the hold stays until it expires, so that the buyer can try another card. */
async function onPaymentFailed(
  { database, currentTime }: Dependencies,
  event: DomainEvent,
  transaction: Transaction<ReservationsTables>,
): Promise<void> {
  const { reservationId, failure } = failedSchema.parse(event.data);
  if (!reservationId) return;
  const now = await currentTime(transaction);
  const store = createReservationStore(transaction, database.engine);
  const isHeld = await store.notePaymentFailure(event.organizationid, reservationId, failure.message, now);
  if (isHeld)
    await appendEvents(transaction, now, [
      reservationPaymentFailed(event.organizationid, reservationId, failure.message),
    ]);
}
