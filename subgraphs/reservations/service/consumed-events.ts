import { OrganizationCreated, OrganizationUpdated } from '../../../proto/generated/erp/auth/v1/events.ts';
import {
  PaymentFailed,
  PaymentRefunded,
  PaymentSucceeded,
} from '../../../proto/generated/erp/payments/v1/events.ts';
import { type Consumption, type EventHandler, onEvent } from '../../kit/events/event-consumer.ts';
import type { Logger } from '../../kit/observability/logger.ts';
import type { UnitDependencies } from '../../kit/part/unit-of-work.ts';
import { settlePayment } from './holds/settle-payment.ts';
import { takeRefund } from './holds/take-refund.ts';
import type { Reservation } from './model/reservation.ts';
import { reservationPaymentFailed } from './published-events.ts';
import type { ReservationsTables } from './stores/tables.ts';
import { type ReservationsUnit, unitOfWork } from './unit-of-work.ts';

interface Dependencies extends UnitDependencies<ReservationsTables> {
  readonly logger: Logger;
}

/** What reservations does when something happens at payments, and when organizations get a slug. */
export function consumedEvents(dependencies: Dependencies): ReadonlyArray<EventHandler<ReservationsTables>> {
  return [
    onEvent(PaymentSucceeded, (payment, consumption) => settle(dependencies, payment, consumption)),
    onEvent(PaymentRefunded, (refund, consumption) => takeBack(dependencies, refund, consumption)),
    onEvent(PaymentFailed, (payment, consumption) => noteFailure(dependencies, payment, consumption)),
    onEvent(OrganizationCreated, (organization, consumption) =>
      rememberSlug(dependencies, organization, consumption),
    ),
    onEvent(OrganizationUpdated, (organization, consumption) =>
      rememberSlug(dependencies, organization, consumption),
    ),
  ];
}

/** Remembers the slug under which the organization's events are found. */
async function rememberSlug(
  dependencies: Dependencies,
  { organizationId: id, slug }: OrganizationUpdated,
  { transaction }: Consumption<ReservationsTables>,
): Promise<void> {
  await unitOfWork.join(dependencies, transaction).stores.organizations.save({ id, slug });
}

/** Confirms the hold, or asks for the money back when there is no hold left. */
async function settle(
  dependencies: Dependencies,
  payment: PaymentSucceeded,
  consumption: Consumption<ReservationsTables>,
): Promise<void> {
  const paid = await lockPaid(dependencies, payment, consumption);
  if (paid) await settlePayment(paid.unit, paid.reservation, payment);
}

/** Voids the tickets when nothing of their payment is left. */
async function takeBack(
  dependencies: Dependencies,
  refund: PaymentRefunded,
  consumption: Consumption<ReservationsTables>,
): Promise<void> {
  const paid = await lockPaid(dependencies, refund, consumption);
  if (paid) await takeRefund(paid.unit, paid.reservation, refund);
}

/** The reservation of a payment, locked; undefined for a payment of something else. */
async function lockPaid(
  dependencies: Dependencies,
  { paymentIntentId, reservationId }: Pick<PaymentSucceeded, 'paymentIntentId' | 'reservationId'>,
  { eventId, organizationId, transaction }: Consumption<ReservationsTables>,
): Promise<{ readonly unit: ReservationsUnit; readonly reservation: Reservation } | undefined> {
  if (reservationId === undefined) return undefined;
  const unit = unitOfWork.join(dependencies, transaction);
  const { reservations } = unit.stores;
  const [known] = await reservations.findByIds({ organizationId, userId: undefined }, [reservationId]);
  if (!known) {
    const details = { eventId, paymentIntentId, reservationId };
    dependencies.logger.error(details, 'a payment has no reservation');
    return undefined;
  }
  return { unit, reservation: await reservations.lock(organizationId, reservationId) };
}

/** Notes the reason; the hold stays until it expires, so that the buyer can try another card. */
async function noteFailure(
  dependencies: Dependencies,
  { reservationId, failure: { message } }: PaymentFailed,
  { organizationId, transaction }: Consumption<ReservationsTables>,
): Promise<void> {
  if (reservationId === undefined) return;
  const { stores, now, publish } = unitOfWork.join(dependencies, transaction);
  const isHeld = await stores.reservations.notePaymentFailure(organizationId, reservationId, message, now);
  if (isHeld) await publish(reservationPaymentFailed(organizationId, reservationId, message));
}
