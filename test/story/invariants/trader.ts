import type { Random } from '../../federation/fuzz/random.ts';
import type { GraphqlClient } from '../../harness/graphql-client.ts';
import type { TradedEvent } from './box-office.ts';
import type { Solitude } from './compare-shown.ts';
import { billOfReservation } from './mutations.ts';
import { perform, read, type Session } from './session.ts';

/** An amount of money as the API shows it. */
export interface Amount {
  readonly amount: string;
  readonly currency: string;
}

/** What the buyer sees of a reservation. */
interface SeenReservation {
  readonly id: string;
  readonly status: string;
  readonly total: Amount;
  readonly tickets: ReadonlyArray<{ readonly code: string }>;
  readonly later_payment: { readonly id: string } | null;
}

/** What the buyer sees of a payment. */
interface SeenPayment {
  readonly id: string;
  readonly status: string;
}

const cards = {
  good: ['4242424242424242', '5555555555554444'],
  bad: ['4000000000000002', '4000000000009995'],
  /** Lost replies, webhooks first, repeated and missing, captures that come late. */
  odd: [
    '4000000000001018',
    '4000000000001026',
    '4000000000001034',
    '4000000000001042',
    '4000000000001059',
    '4000000000001067',
  ],
  /** The refund is refused, or its reply gets lost. */
  refund: ['4000000000001075', '4000000000001083'],
} as const;

type Kind = keyof typeof cards;

/** A card of one of the kinds, as input. */
export function cardOf(random: Random, kinds: readonly Kind[]): object {
  return { number: random.pick(cards[random.pick(kinds)]), expMonth: 12, expYear: 2035, cvc: '123' };
}

/** Tickets somebody wants. */
interface Wish {
  readonly eventId: string;
  readonly items: readonly object[];
}

/** Holds what is wished, or one to three tickets of one or two kinds; the id of the reservation. */
export async function reserve(
  session: Session,
  wished: Wish = wish(session, session.random.pick(session.events)),
): Promise<string | undefined> {
  const done = await perform<{ reservation: { id: string } }>(
    session,
    session.buyer,
    'createReservation',
    wished,
  );
  return done?.reservation.id;
}

function wish({ random }: Session, event: TradedEvent): Wish {
  const types = random.some(event.ticketTypeIds, 0.4, 1).slice(0, 2);
  return {
    eventId: event.id,
    items: types.map((ticketTypeId) => ({ ticketTypeId, quantity: 1 + random.int(3) })),
  };
}

/** Everything in one call. */
export async function purchase(session: Session, card: object): Promise<SeenReservation | undefined> {
  const done = await perform<{ reservation: SeenReservation }>(session, session.buyer, 'purchaseTickets', {
    ...wish(session, session.random.pick(session.events)),
    card,
  });
  if (done?.reservation.status === 'CONFIRMED') session.witness.confirmed.add(done.reservation.id);
  return done?.reservation;
}

/** Opens an intent for a reservation or an invoice, or finds the one that is open. */
export async function openIntent(
  session: Session,
  target: { readonly reservationId: string } | { readonly invoiceId: string },
): Promise<string | undefined> {
  const done = await perform<{ paymentIntent: SeenPayment }>(
    session,
    session.buyer,
    'createPaymentIntent',
    target,
  );
  return done?.paymentIntent.id;
}

/** Pays an intent as its buyer and records a capture. */
export async function pay(session: Session, paymentIntentId: string, card: object): Promise<void> {
  const done = await perform<{ paymentIntent: SeenPayment }>(session, session.buyer, 'processPayment', {
    paymentIntentId,
    card,
  });
  if (done?.paymentIntent.status === 'SUCCEEDED') session.witness.captured.add(paymentIntentId);
}

/** Confirms a reservation as its buyer. */
export async function confirm(
  session: Session,
  reservationId: string,
  solitude: Solitude = 'none',
): Promise<void> {
  const done = await perform<{ reservation: SeenReservation }>(
    session,
    session.buyer,
    'confirmReservation',
    { reservationId },
    solitude,
  );
  if (done) session.witness.confirmed.add(reservationId);
}

/** Cancels as the buyer or as the box office. */
export async function cancel(
  session: Session,
  client: GraphqlClient,
  reservationId: string,
  solitude: Solitude = 'none',
): Promise<void> {
  const done = await perform<{ reservation: SeenReservation }>(
    session,
    client,
    'cancelReservation',
    { reservationId },
    solitude,
  );
  if (done?.reservation.status === 'CANCELLED') session.witness.cancelled.add(reservationId);
}

/** Cancels a payment intent as its buyer. */
export async function cancelIntent(session: Session, paymentIntentId: string): Promise<void> {
  await perform(session, session.buyer, 'cancelPaymentIntent', { paymentIntentId });
}

/** Gives back all that is left, or some of it; the id of the refund. */
export async function refund(
  session: Session,
  paymentIntentId: string,
  amount: Amount | undefined,
): Promise<void> {
  await perform(session, session.finance, 'refundPayment', { paymentIntentId, amount, reason: 'Goodwill' });
}

/** Asks the provider once more for every refund of a payment that it refused, or gives the money back by hand. */
export async function settleFailedRefunds(session: Session, paymentIntentId: string): Promise<void> {
  const seen = await read<{
    paymentIntent: { refunds: ReadonlyArray<{ id: string; status: string }> } | null;
  }>(
    session,
    session.finance,
    'query($id: ID!) { paymentIntent(id: $id) { refunds { id status } } }',
    paymentIntentId,
  );
  for (const { id } of seen?.paymentIntent?.refunds.filter(({ status }) => status === 'FAILED') ?? [])
    await (session.random.chance(0.5)
      ? perform(session, session.finance, 'retryRefund', { refundId: id })
      : perform(session, session.finance, 'recordRefund', { refundId: id, paidBackBy: 'CASH' }));
}

/** What the buyer has to pay for a reservation; undefined while there is no bill, or it cannot be read. */
export async function billOf(
  session: Session,
  reservationId: string,
): Promise<{ readonly id: string; readonly status: string } | undefined> {
  const seen = await read<{ reservation: { invoice: { id: string; status: string } | null } | null }>(
    session,
    session.buyer,
    billOfReservation,
    reservationId,
  );
  return seen?.reservation?.invoice ?? undefined;
}

/** Checks a ticket in by its code, as the box office. */
export async function checkIn(session: Session, code: string): Promise<void> {
  await perform(session, session.boxOffice, 'checkInTicket', { code });
}

/** Puts more or fewer tickets on sale, or asks another price from now on. */
export async function changeOffer(session: Session, ticketTypeId: string, change: object): Promise<void> {
  await perform(session, session.admin, 'updateTicketType', { ticketTypeId, ...change });
}
