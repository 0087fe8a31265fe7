import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../../federation/fuzz/random.ts';
import type { ClientAnswer, GraphqlClient } from '../../harness/graphql-client.ts';
import type { TradedEvent } from './box-office.ts';

/** What the answers of a run reported to clients. The records must agree with it. */
export interface Witness {
  /** Intents that were answered as SUCCEEDED. */
  readonly captured: Set<string>;
  /** Reservations that were answered as CANCELLED. */
  readonly cancelled: Set<string>;
  /** Number of answers by error code; `OK` without errors. */
  readonly codes: Map<string, number>;
  /** Answers with a code that has no place in a run. */
  readonly surprises: string[];
}

/** An empty record of answers. */
export function createWitness(): Witness {
  return { captured: new Set(), cancelled: new Set(), codes: new Map(), surprises: [] };
}

/** One who buys, and what a session of theirs may use. */
export interface Session {
  readonly buyer: GraphqlClient;
  readonly boxOffice: GraphqlClient;
  readonly finance: GraphqlClient;
  readonly admin: GraphqlClient;
  readonly events: readonly TradedEvent[];
  readonly random: Random;
  readonly witness: Witness;
  readonly allowedCodes: ReadonlySet<string>;
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

/**
 * Sends an operation and keeps the books on its answer; undefined when it was refused. Like an impatient person
 * it repeats what had no answer, although the first try may have had its effect.
 */
async function ask<Data>(
  session: Session,
  client: GraphqlClient,
  operation: string,
  input: object,
): Promise<Data | undefined> {
  const { witness, allowedCodes } = session;
  for (let attempt = 1; ; attempt += 1) {
    const answer = await client.send(operation, { input });
    const code = codeOf(answer);
    witness.codes.set(code, (witness.codes.get(code) ?? 0) + 1);
    if (code !== 'OK' && !allowedCodes.has(code)) witness.surprises.push(`${operation}: ${answer.text}`);
    if (code === 'OK') return answer.data as Data;
    if (!openOutcomes.has(code) || attempt === maxAttempts) return undefined;
    await pause(retryPauseMs);
  }
}

const openOutcomes: ReadonlySet<string> = new Set(['UNAVAILABLE', 'TIMEOUT']);
const maxAttempts = 8;
const retryPauseMs = 300;

function codeOf({ errors }: ClientAnswer): string {
  return errors.length === 0 ? 'OK' : String(errors[0]?.extensions['code']);
}

/** Holds one to three tickets of one or two kinds; the id of the reservation. */
export async function reserve(session: Session): Promise<string | undefined> {
  const { random, buyer } = session;
  const data = await ask<{ createReservation: { reservation: { id: string } } }>(
    session,
    buyer,
    'mutation($input: CreateReservationInput!) { createReservation(input: $input) { reservation { id } } }',
    wish(session, random.pick(session.events)),
  );
  return data?.createReservation.reservation.id;
}

function wish({ random }: Session, event: TradedEvent): { eventId: string; items: object[] } {
  const types = random.some(event.ticketTypeIds, 0.4, 1).slice(0, 2);
  return {
    eventId: event.id,
    items: types.map((ticketTypeId) => ({ ticketTypeId, quantity: 1 + random.int(3) })),
  };
}

/** Everything in one call; the id of the reservation. */
export async function purchase(session: Session, card: object): Promise<string | undefined> {
  const data = await ask<{ purchaseTickets: { reservation: { id: string } } }>(
    session,
    session.buyer,
    'mutation($input: PurchaseTicketsInput!) { purchaseTickets(input: $input) { reservation { id } } }',
    { ...wish(session, session.random.pick(session.events)), card },
  );
  return data?.purchaseTickets.reservation.id;
}

/** Opens an intent for a reservation or an invoice, or finds the one that is open. */
export async function openIntent(
  session: Session,
  target: { readonly reservationId: string } | { readonly invoiceId: string },
): Promise<string | undefined> {
  const data = await ask<{ createPaymentIntent: { paymentIntent: { id: string } } }>(
    session,
    session.buyer,
    'mutation($input: CreatePaymentIntentInput!) { createPaymentIntent(input: $input) { paymentIntent { id } } }',
    target,
  );
  return data?.createPaymentIntent.paymentIntent.id;
}

/** Pays an intent as its buyer and records a capture. */
export async function pay(session: Session, paymentIntentId: string, card: object): Promise<void> {
  const data = await ask<{ processPayment: { paymentIntent: { status: string } } }>(
    session,
    session.buyer,
    'mutation($input: ProcessPaymentInput!) { processPayment(input: $input) { paymentIntent { status } } }',
    { paymentIntentId, card },
  );
  if (data?.processPayment.paymentIntent.status === 'SUCCEEDED')
    session.witness.captured.add(paymentIntentId);
}

/** Confirms a reservation as its buyer. */
export async function confirm(session: Session, reservationId: string): Promise<void> {
  await ask(
    session,
    session.buyer,
    'mutation($input: ConfirmReservationInput!) { confirmReservation(input: $input) { reservation { id } } }',
    { reservationId },
  );
}

/** Cancels as the buyer or as the box office. */
export async function cancel(session: Session, client: GraphqlClient, reservationId: string): Promise<void> {
  const data = await ask<{ cancelReservation: { reservation: { status: string } } }>(
    session,
    client,
    'mutation($input: CancelReservationInput!) { cancelReservation(input: $input) { reservation { status } } }',
    { reservationId },
  );
  if (data?.cancelReservation.reservation.status === 'CANCELLED')
    session.witness.cancelled.add(reservationId);
}

/** Cancels a payment intent as its buyer. */
export async function cancelIntent(session: Session, paymentIntentId: string): Promise<void> {
  await ask(
    session,
    session.buyer,
    'mutation($input: CancelPaymentIntentInput!) { cancelPaymentIntent(input: $input) { paymentIntent { id } } }',
    { paymentIntentId },
  );
}

/** Gives back all that is left, or some cents of it. */
export async function refund(
  session: Session,
  paymentIntentId: string,
  amount: object | undefined,
): Promise<void> {
  await ask(
    session,
    session.finance,
    'mutation($input: RefundPaymentInput!) { refundPayment(input: $input) { refund { id } } }',
    { paymentIntentId, amount, reason: 'Goodwill' },
  );
}

/** What the buyer sees of a reservation; undefined while a part of it cannot be read. */
export async function look(
  session: Session,
  reservationId: string,
): Promise<
  | {
      readonly status: string;
      readonly total: { readonly amount: string; readonly currency: string };
      readonly tickets: ReadonlyArray<{ readonly code: string }>;
      readonly payment: { readonly id: string } | null;
      readonly invoice: { readonly id: string; readonly status: string } | null;
    }
  | undefined
> {
  const answer = await session.buyer.send(
    'query($id: ID!) { reservation(id: $id) { status total { amount currency } tickets { code } payment { id } invoice { id status } } }',
    { id: reservationId },
  );
  return (
    (answer.errors.length === 0 && (answer.data?.['reservation'] as Awaited<ReturnType<typeof look>>)) ||
    undefined
  );
}

/** Checks a ticket in by its code, as the box office. */
export async function checkIn(session: Session, code: string): Promise<void> {
  await ask(
    session,
    session.boxOffice,
    'mutation($input: CheckInTicketInput!) { checkInTicket(input: $input) { ticket { status } } }',
    { code },
  );
}

/** Puts more or fewer tickets on sale, or asks another price from now on. */
export async function changeOffer(session: Session, ticketTypeId: string, change: object): Promise<void> {
  await ask(
    session,
    session.admin,
    'mutation($input: UpdateTicketTypeInput!) { updateTicketType(input: $input) { event { id } } }',
    { ticketTypeId, ...change },
  );
}
