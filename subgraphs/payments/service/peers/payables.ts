import type { FinanceServiceService } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import type { ReservationsServiceService } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import type { Peer, PeerRpcs } from '../../../kit/grpc/connect-peer.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import type { Clock } from '../../../kit/values/clock.ts';
import { type Money, moneyFromProto } from '../../../kit/values/money.ts';
import type { PaymentTarget } from '../model/payment-intent.ts';

/** What its own domain says about a reservation or an invoice that is to be paid. */
export interface Payable {
  /** Undefined for an invoice whose recipient has no login. */
  readonly ownerId: string | undefined;
  /** What is to be paid now. */
  readonly amount: Money;
  /** For an invoice: the whole of it, and the reservation it bills. */
  readonly total: Money;
  readonly reservationId: string | undefined;
  /** State in the words of its domain, for example `HELD`, `ISSUED`. */
  readonly state: string;
  readonly isOpen: boolean;
}

/** Looks up what is to be paid, as the caller: domains answer only what the caller may see. */
export interface Payables {
  /** Undefined when the caller sees no such reservation or invoice. Ask outside of transactions. */
  find(call: ServiceCall, target: PaymentTarget): Promise<Payable | undefined>;
}

/** Asks the reservations and finance services. */
export function createPayables(options: {
  readonly reservations: Peer<ReservationsServiceService>;
  readonly finance: Peer<FinanceServiceService>;
  readonly clock: Clock;
}): Payables {
  const { reservations, finance, clock } = options;
  return {
    find: (call, target) =>
      target.kind === 'reservation'
        ? findReservation(reservations.rpc(call), target.id, clock())
        : findInvoice(finance.rpc(call), target.id),
  };
}

async function findReservation(
  reservations: PeerRpcs<ReservationsServiceService>,
  id: string,
  now: Date,
): Promise<Payable | undefined> {
  const found = await reservations.batchGetReservations({ ids: [id] });
  const reservation = found.reservations.find((candidate) => candidate.id === id);
  if (!reservation) return undefined;
  const total = moneyFromProto(reservation.total, 'total');
  // The job that expires holds may lag behind the clock: a hold is over when its time is.
  const isOver = reservation.expiresAt !== undefined && reservation.expiresAt <= now;
  const isHeld = reservation.status === 'HELD';
  return {
    ownerId: reservation.userId,
    amount: total,
    total,
    reservationId: reservation.id,
    state: isHeld && isOver ? 'EXPIRED' : reservation.status,
    isOpen: isHeld && !isOver,
  };
}

async function findInvoice(
  finance: PeerRpcs<FinanceServiceService>,
  id: string,
): Promise<Payable | undefined> {
  const found = await finance.batchGetInvoices({ ids: [id] });
  const invoice = found.invoices.find((candidate) => candidate.id === id);
  if (!invoice) return undefined;
  return {
    ownerId: invoice.userId,
    amount: moneyFromProto(invoice.amountDue, 'amountDue'),
    total: moneyFromProto(invoice.total, 'total'),
    reservationId: invoice.reservationId,
    state: invoice.status,
    isOpen: invoice.status === 'ISSUED' || invoice.status === 'PARTIALLY_PAID',
  };
}
