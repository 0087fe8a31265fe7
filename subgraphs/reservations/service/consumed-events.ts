import { OrganizationCreated, OrganizationUpdated } from '../../../proto/generated/erp/auth/v1/events.ts';
import { PaymentFailed, PaymentSucceeded } from '../../../proto/generated/erp/payments/v1/events.ts';
import { type Consumption, type EventHandler, onEvent } from '../../kit/events/event-consumer.ts';
import { appendEvents } from '../../kit/events/outbox.ts';
import type { ReservationsDependencies } from './dependencies.ts';
import { settlePayment } from './holds/settle-payment.ts';
import { reservationPaymentFailed } from './published-events.ts';
import { createOrganizationStore } from './stores/organization-store.ts';
import { createReservationStore } from './stores/reservation-store.ts';
import type { ReservationsTables } from './stores/tables.ts';

type Dependencies = Pick<ReservationsDependencies, 'database' | 'currentTime' | 'logger'>;

/** What reservations does when something happens at payments, and when organizations get a slug. */
export function consumedEvents(dependencies: Dependencies): ReadonlyArray<EventHandler<ReservationsTables>> {
  return [
    onEvent(PaymentSucceeded, (payment, consumption) => settle(dependencies, payment, consumption)),
    onEvent(PaymentFailed, (payment, consumption) => noteFailure(dependencies, payment, consumption)),
    onEvent(OrganizationCreated, rememberSlug),
    onEvent(OrganizationUpdated, rememberSlug),
  ];
}

/** Remembers the slug under which the organization's events are found. */
async function rememberSlug(
  { organizationId, slug }: OrganizationUpdated,
  { transaction }: Consumption<ReservationsTables>,
): Promise<void> {
  await createOrganizationStore(transaction).save({ id: organizationId, slug });
}

/** Confirms the hold, or asks for the money back when there is no hold left. */
async function settle(
  { database, currentTime, logger }: Dependencies,
  { paymentIntentId, reservationId, amount }: PaymentSucceeded,
  { eventId, organizationId, transaction }: Consumption<ReservationsTables>,
): Promise<void> {
  if (reservationId === undefined) return;
  const settlement = await settlePayment(
    transaction,
    database.engine,
    await currentTime(transaction),
    { organizationId, reservationId },
    { paymentIntentId, amount },
  );
  if (settlement.kind === 'unknown-reservation')
    logger.error({ eventId, paymentIntentId, reservationId }, 'a payment has no reservation');
}

/** Notes the reason; the hold stays until it expires, so that the buyer can try another card. */
async function noteFailure(
  { database, currentTime }: Dependencies,
  { reservationId, failure: { message } }: PaymentFailed,
  { organizationId, transaction }: Consumption<ReservationsTables>,
): Promise<void> {
  if (reservationId === undefined) return;
  const now = await currentTime(transaction);
  const store = createReservationStore(transaction, database.engine);
  const isHeld = await store.notePaymentFailure(organizationId, reservationId, message, now);
  if (isHeld)
    await appendEvents(transaction, now, [reservationPaymentFailed(organizationId, reservationId, message)]);
}
