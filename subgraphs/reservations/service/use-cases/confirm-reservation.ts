import type { PaymentIntent } from '../../../../proto/generated/erp/payments/v1/payments.ts';
import type { ConfirmReservationRequest } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import { DomainError, notFound } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { moneyFromProto } from '../../../kit/values/money.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import type { Reservation } from '../model/reservation.ts';
import { writableScope } from '../model/reservation-scope.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { confirmWithoutPayment, takePayment } from './change-reservation.ts';

/**
 * Turns a paid hold into tickets. The payment is looked up at the payments service: what the client says about
 * it does not count. One's own reservation, or any with `reservations:reservation:write`.
 */
export async function confirmReservation(
  dependencies: ReservationsDependencies,
  call: ServiceCall,
  request: ConfirmReservationRequest,
): Promise<Reservation> {
  const scope = writableScope(call.viewer);
  const { reservationId, paymentIntentId } = request;
  const { reservations } = unitOfWork.read(dependencies);
  const [reservation] = await reservations.findByIds(scope, [reservationId]);
  if (!reservation) throw notFound('Reservation', reservationId);
  const isSettled =
    reservation.status === 'CONFIRMED' &&
    (paymentIntentId === undefined || paymentIntentId === reservation.paymentIntentId);
  if (isSettled) return reservation;
  if (reservation.total.minorUnits === 0n) return confirmWithoutPayment(dependencies, call, reservation);
  const intent = await findPayment(dependencies, call, reservation, paymentIntentId);
  const payment = { paymentIntentId: intent.id, amount: moneyFromProto(intent.amount) };
  return takePayment(dependencies, call, reservation, payment);
}

/** The captured payment of the reservation. Throws NOT_FOUND for an unknown one, CONFLICT for one not captured. */
async function findPayment(
  { payments }: ReservationsDependencies,
  call: ServiceCall,
  reservation: Reservation,
  paymentIntentId: string | undefined,
): Promise<PaymentIntent> {
  const intent =
    paymentIntentId === undefined
      ? await payments.findIntentOfReservation(call, reservation.id)
      : await payments.findIntent(call, paymentIntentId);
  const isOwn = intent?.reservationId === reservation.id;
  if (paymentIntentId !== undefined && !isOwn) throw notFound('PaymentIntent', paymentIntentId);
  if (isOwn && intent.status === 'SUCCEEDED') return intent;
  throw new DomainError('CONFLICT', 'The reservation has not been paid.', {
    metadata: { currentState: reservation.status, paymentState: isOwn ? intent.status : 'NONE' },
  });
}
