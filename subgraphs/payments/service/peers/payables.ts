import { FinanceServiceService } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import { ReservationsServiceService } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import { type CallOptions, type ConnectedClient, createGrpcClient } from '../../../kit/grpc/grpc-client.ts';
import type { GrpcService } from '../../../kit/grpc/grpc-method.ts';
import { type Money, moneyFromProto } from '../../../kit/values/money.ts';
import type { PaymentTarget } from '../model/payment-intent.ts';

/** What its own domain says about a reservation or an invoice that is to be paid. */
export interface Payable {
  /** Undefined for an invoice that is made out to nobody with a login. */
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
  find(target: PaymentTarget, call: CallOptions): Promise<Payable | undefined>;
  close(): void;
}

/** Asks the reservations and finance services; they are connected when first needed. */
export function createPayables(peerAddress: (domain: string) => string, clock: () => Date): Payables {
  const reservations = connectLazily(ReservationsServiceService, () => peerAddress('reservations'));
  const finance = connectLazily(FinanceServiceService, () => peerAddress('finance'));
  return {
    find: (target, call) =>
      target.kind === 'reservation'
        ? findReservation(reservations.rpc(), target.id, call, clock())
        : findInvoice(finance.rpc(), target.id, call),
    close: () => {
      reservations.close();
      finance.close();
    },
  };
}

type Rpc<Service> = ConnectedClient<Service>['rpc'];

async function findReservation(
  reservations: Rpc<ReservationsServiceService>,
  id: string,
  call: CallOptions,
  now: Date,
): Promise<Payable | undefined> {
  const found = await reservations.batchGetReservations({ ids: [id] }, call);
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
  finance: Rpc<FinanceServiceService>,
  id: string,
  call: CallOptions,
): Promise<Payable | undefined> {
  const found = await finance.batchGetInvoices({ ids: [id] }, call);
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

function connectLazily<Service extends GrpcService>(
  definition: Service,
  address: () => string,
): { rpc(): Rpc<Service>; close(): void } {
  let client: ConnectedClient<Service> | undefined;
  return {
    rpc: () => {
      client ??= createGrpcClient(definition, address());
      return client.rpc;
    },
    close: () => client?.close(),
  };
}
