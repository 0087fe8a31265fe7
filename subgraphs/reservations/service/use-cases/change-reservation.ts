import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertNever } from '../../../kit/values/assert-never.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import { giveUpReservation } from '../holds/give-up-reservation.ts';
import {
  type CapturedPayment,
  confirmHold,
  type Settlement,
  settlePayment,
} from '../holds/settle-payment.ts';
import type { Reservation } from '../model/reservation.ts';
import { unitOfWork } from '../unit-of-work.ts';

type ReservationKey = Pick<Reservation, 'id' | 'organizationId'>;

/** Settles a captured payment; throws CONFLICT, with the refund requested, when the reservation cannot take it. */
export async function takePayment(
  dependencies: ReservationsDependencies,
  call: ServiceCall,
  { id, organizationId }: ReservationKey,
  payment: CapturedPayment,
): Promise<Reservation> {
  // The refund is stored before the refusal is thrown, which would undo it.
  const settlement = await unitOfWork.change(dependencies, call, async (unit) =>
    settlePayment(unit, await unit.stores.reservations.lock(organizationId, id), payment),
  );
  return confirmedBy(settlement);
}

function confirmedBy(settlement: Settlement): Reservation {
  switch (settlement.kind) {
    case 'confirmed':
      return settlement.reservation;
    case 'unchanged':
      // This payment paid the reservation before, and it may be cancelled by now: do not confirm it again.
      assertConfirmed(settlement.reservation);
      return settlement.reservation;
    case 'refunded':
      throw new DomainError('CONFLICT', `${settlement.reason} The payment will be refunded.`, {
        metadata: { currentState: settlement.reservation.status },
      });
    default:
      return assertNever(settlement);
  }
}

function assertConfirmed({ status }: Reservation): void {
  if (status === 'CONFIRMED') return;
  throw new DomainError('CONFLICT', `The reservation is ${status} and cannot be confirmed.`, {
    metadata: { currentState: status },
  });
}

/** Confirms a reservation without a price, which needs no payment. Throws CONFLICT when it is no longer held. */
export function confirmWithoutPayment(
  dependencies: ReservationsDependencies,
  call: ServiceCall,
  { id, organizationId }: ReservationKey,
): Promise<Reservation> {
  return unitOfWork.change(dependencies, call, async (unit) => {
    const reservation = await unit.stores.reservations.lock(organizationId, id);
    return reservation.status === 'CONFIRMED' ? reservation : confirmHold(unit, reservation, undefined);
  });
}

/** Gives up a hold that was not paid; does nothing when it no longer is one. */
export async function releaseHold(
  dependencies: ReservationsDependencies,
  call: ServiceCall,
  { id, organizationId }: ReservationKey,
): Promise<void> {
  await unitOfWork.change(dependencies, call, async (unit) => {
    const reservation = await unit.stores.reservations.lock(organizationId, id);
    if (reservation.status !== 'HELD') return;
    const event = await unit.stores.events.find(organizationId, reservation.eventId);
    await giveUpReservation(unit, reservation, { eventName: event.name, reason: 'The purchase failed.' });
  });
}
