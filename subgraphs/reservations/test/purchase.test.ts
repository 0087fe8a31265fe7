import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { dataOf, type GraphqlAnswer, postGraphql, refusalOf } from '../../../test/harness/start-domain.ts';
import { viewerTokenHeader } from '../../kit/viewer/viewer-token.ts';
import {
  availability,
  changeReservation,
  isAbout,
  publishedEvent,
  readReservation,
  reserved,
  seats,
  type TestEvent,
  type TestReservation,
} from './operations.ts';
import { cards, paymentSucceeded } from './scripted-payments.ts';
import { type ReservationsUnderTest, startReservations } from './start-reservations.ts';
import { createTestClock } from './test-clock.ts';
import { anna, bert, outsider } from './viewers.ts';

const clock = createTestClock();
let running: ReservationsUnderTest;

beforeAll(async () => {
  running = await startReservations({ clock: clock.now });
});
afterAll(() => running.close());

interface Purchase {
  readonly reservation: TestReservation;
  readonly tickets: ReadonlyArray<{
    readonly code: string;
    readonly eventId: string;
    readonly userId: string;
  }>;
  readonly ticket: { readonly code: string } | null;
}

function purchase(
  event: TestEvent,
  card: object,
  extra: Record<string, unknown> = {},
): Promise<GraphqlAnswer> {
  return running.reservations.query(
    anna,
    `mutation($input: PurchaseTicketsInput!) { purchaseTickets(input: $input) {
      reservation { id status version tickets { id code status } }
      tickets { code status eventId userId createdAt } ticket { code }
    } }`,
    { input: { eventId: event.id, card, ...extra } },
  );
}

/** The only reservation of the event. */
async function reservationOf(event: TestEvent): Promise<TestReservation> {
  const answer = await running.reservations.query(
    anna,
    'query($id: ID!) { reservations(eventId: $id) { nodes { id status version tickets { id code status } } } }',
    { id: event.id },
  );
  const { nodes } = dataOf<{ reservations: { nodes: TestReservation[] } }>(answer).reservations;
  expect(nodes).toHaveLength(1);
  return nodes[0] as TestReservation;
}

test('one call buys one ticket of the cheapest kind that is available', async () => {
  const event = await publishedEvent(running.reservations, {
    ticketTypes: [seats(5, 'Stalls', '10.00'), seats(0, 'Standing', '5.00'), seats(5, 'Box', '50.00')],
  });
  const bought = dataOf<{ purchaseTickets: Purchase }>(await purchase(event, cards.approved)).purchaseTickets;
  expect(bought.reservation).toMatchObject({ status: 'CONFIRMED' });
  expect(bought.tickets).toMatchObject([{ eventId: event.id, userId: 'anna' }]);
  expect(bought.ticket?.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}$/);
  expect((await availability(running.reservations, event)).available).toBe(4);
  // The payment's event comes behind: nothing happens twice.
  const { id } = bought.reservation;
  const [intent] = [...running.payments.intents.values()].filter(({ reservationId }) => reservationId === id);
  await running.bus.publish([
    paymentSucceeded({
      paymentIntentId: intent?.id ?? '',
      reservationId: id,
      amount: { minorUnits: 1_000n, currency: 'EUR' },
    }),
  ]);
  await running.events.until(isAbout('reservation-confirmed', id));
  expect(await readReservation(running.reservations, anna, id)).toMatchObject({
    version: 2,
    status: 'CONFIRMED',
  });
  expect(running.events.all.filter(isAbout('refund-requested', id))).toHaveLength(0);
});

test.each([
  ['an error', cards.declined],
  ['a failed intent', cards.failed],
])('a card that is declined by %s releases the tickets', async (_, card) => {
  const event = await publishedEvent(running.reservations, { ticketTypes: [seats(1)] });
  const answer = await purchase(event, card);
  const reservation = await reservationOf(event);
  expect(answer.errors[0]?.extensions).toMatchObject({
    code: 'PAYMENT_DECLINED',
    metadata: { reservationId: reservation.id },
  });
  expect(reservation).toMatchObject({ status: 'CANCELLED', tickets: [] });
  expect(await availability(running.reservations, event)).toEqual({ status: 'ON_SALE', available: 1 });
  await running.events.until(isAbout('reservation-cancelled', reservation.id));
});

test('a card that is malformed releases the tickets and names the field', async () => {
  const event = await publishedEvent(running.reservations, { ticketTypes: [seats(1)] });
  const answer = await purchase(event, cards.malformed);
  expect(answer.errors[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: [{ path: 'card.number' }],
  });
  expect((await availability(running.reservations, event)).available).toBe(1);
});

test('while the provider has not answered the tickets stay held, and the outcome decides', async () => {
  const event = await publishedEvent(running.reservations, { ticketTypes: [seats(1)] });
  const bought = dataOf<{ purchaseTickets: Purchase }>(await purchase(event, cards.unknown)).purchaseTickets;
  expect(bought).toMatchObject({ reservation: { status: 'HELD' }, tickets: [], ticket: null });
  const { id } = bought.reservation;
  const [intent] = [...running.payments.intents.values()].filter(({ reservationId }) => reservationId === id);
  const paid = {
    paymentIntentId: intent?.id ?? '',
    reservationId: id,
    amount: { minorUnits: 1_000n, currency: 'EUR' },
  };
  await running.bus.publish([paymentSucceeded(paid)]);
  await running.events.until(isAbout('reservation-confirmed', id));
  expect(await readReservation(running.reservations, anna, id)).toMatchObject({ status: 'CONFIRMED' });
});

test('when the answer is lost after the capture the tickets stay held until confirmReservation finds the payment', async () => {
  const event = await publishedEvent(running.reservations, { ticketTypes: [seats(1)] });
  const answer = await purchase(event, cards.lostReply);
  const { id, status } = await reservationOf(event);
  expect(status).toBe('HELD');
  expect(answer.errors[0]?.extensions).toMatchObject({
    code: 'UNAVAILABLE',
    metadata: { reservationId: id },
  });
  const confirmed = await changeReservation(running.reservations, anna, 'confirmReservation', {
    reservationId: id,
  });
  expect(confirmed.data).toMatchObject({
    confirmReservation: { reservation: { status: 'CONFIRMED', tickets: [{ status: 'VALID' }] } },
  });
  const again = await changeReservation(running.reservations, anna, 'confirmReservation', {
    reservationId: id,
  });
  expect(again.data).toEqual(confirmed.data);
});

test('a paid reservation that was cancelled is not confirmed again', async () => {
  const event = await publishedEvent(running.reservations, { ticketTypes: [seats(1)] });
  const bought = dataOf<{ purchaseTickets: Purchase }>(await purchase(event, cards.approved)).purchaseTickets;
  const { id } = bought.reservation;
  await changeReservation(running.reservations, anna, 'cancelReservation', { reservationId: id });
  const answer = await changeReservation(running.reservations, anna, 'confirmReservation', {
    reservationId: id,
  });
  expect(answer.errors[0]).toMatchObject({
    message: 'The reservation is CANCELLED and cannot be confirmed.',
    extensions: { code: 'CONFLICT', metadata: { currentState: 'CANCELLED' } },
  });
  await running.events.until(isAbout('refund-requested', id));
  expect(running.events.all.filter(isAbout('refund-requested', id))).toHaveLength(1);
});

test('when payments cannot be reached the tickets are released', async () => {
  const event = await publishedEvent(running.reservations, { ticketTypes: [seats(1)] });
  running.payments.failNext();
  const answer = await purchase(event, cards.approved);
  refusalOf(answer, 'UNAVAILABLE');
  expect((await reservationOf(event)).status).toBe('CANCELLED');
  expect((await availability(running.reservations, event)).available).toBe(1);
});

test('a purchase that holds nothing charges nothing', async () => {
  const event = await publishedEvent(running.reservations, { ticketTypes: [seats(0)] });
  const before = running.payments.calls.length;
  refusalOf(await purchase(event, cards.approved), 'CONFLICT');
  expect(running.payments.calls).toHaveLength(before);
});

test('tickets without a price need no payment', async () => {
  const event = await publishedEvent(running.reservations, { ticketTypes: [seats(2, 'Free', '0.00')] });
  const before = running.payments.calls.length;
  const bought = dataOf<{ purchaseTickets: Purchase }>(await purchase(event, cards.approved)).purchaseTickets;
  expect(bought.reservation.status).toBe('CONFIRMED');
  const { id } = await reserved(running.reservations, bert, event, 1);
  const confirmed = await changeReservation(running.reservations, bert, 'confirmReservation', {
    reservationId: id,
  });
  expect(confirmed.data).toMatchObject({ confirmReservation: { reservation: { status: 'CONFIRMED' } } });
  expect(running.payments.calls).toHaveLength(before);
  const data = (await running.events.until(isAbout('reservation-confirmed', id))).data;
  expect(data).not.toHaveProperty('paymentIntentId');
});

test('a reservation that was not paid is not confirmed, whatever the client says', async () => {
  const event = await publishedEvent(running.reservations);
  const own = await reserved(running.reservations, anna, event, 1);
  const confirm = (viewer: typeof anna, input: Record<string, unknown>) =>
    changeReservation(running.reservations, viewer, 'confirmReservation', {
      reservationId: own.id,
      ...input,
    });
  expect((await confirm(anna, {})).errors[0]?.extensions).toEqual({
    code: 'CONFLICT',
    metadata: { currentState: 'HELD', paymentState: 'NONE' },
  });
  refusalOf(await confirm(anna, { paymentIntentId: 'invented' }), 'NOT_FOUND');
  // A paid intent of another reservation does not count.
  const other = dataOf<{ purchaseTickets: Purchase }>(await purchase(event, cards.approved)).purchaseTickets;
  const [intent] = [...running.payments.intents.values()].filter(
    ({ reservationId }) => reservationId === other.reservation.id,
  );
  refusalOf(await confirm(anna, { paymentIntentId: intent?.id }), 'NOT_FOUND');
  refusalOf(await confirm(bert, {}), 'NOT_FOUND');
  refusalOf(await confirm(outsider, {}), 'NOT_FOUND');
  expect(await readReservation(running.reservations, anna, own.id)).toMatchObject({ status: 'HELD' });
});

test('a payment for a hold that has expired confirms nothing and is refunded once', async () => {
  const event = await publishedEvent(running.reservations, { ticketTypes: [seats(1)] });
  const bought = dataOf<{ purchaseTickets: Purchase }>(await purchase(event, cards.unknown)).purchaseTickets;
  const { id } = bought.reservation;
  clock.advance(601_000);
  await running.events.until(isAbout('reservation-expired', id));
  for (const intent of running.payments.intents.values())
    if (intent.reservationId === id)
      running.payments.intents.set(intent.id, { ...intent, status: 'SUCCEEDED' });
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const answer = await changeReservation(running.reservations, anna, 'confirmReservation', {
      reservationId: id,
    });
    expect(answer.errors[0]).toMatchObject({
      message: 'The reservation had expired before the payment arrived. The payment will be refunded.',
      extensions: { code: 'CONFLICT', metadata: { currentState: 'EXPIRED' } },
    });
  }
  await running.events.until(isAbout('refund-requested', id));
  expect(running.events.all.filter(isAbout('refund-requested', id))).toHaveLength(1);
  expect((await availability(running.reservations, event)).available).toBe(1);
});

test('a purchase that is sent again with its key goes on with the hold that it has', async () => {
  const event = await publishedEvent(running.reservations, { ticketTypes: [seats(1)] });
  const { subgraphUrl, viewerTokens } = running.reservations;
  const headers = {
    [viewerTokenHeader]: await viewerTokens.sign(anna),
    'idempotency-key': 'the-purchase-of-anna',
  };
  const buy = (): Promise<GraphqlAnswer> =>
    postGraphql(
      `${subgraphUrl}/graphql`,
      {
        query:
          'mutation($input: PurchaseTicketsInput!) { purchaseTickets(input: $input) { reservation { id status } ticket { code } } }',
        variables: { input: { eventId: event.id, card: cards.approved } },
      },
      headers,
    );
  running.payments.failNext();
  refusalOf(await buy(), 'UNAVAILABLE');
  expect(await reservationOf(event)).toMatchObject({ status: 'HELD' });
  const bought = dataOf<{ purchaseTickets: Purchase }>(await buy()).purchaseTickets;
  expect(bought.reservation.status).toBe('CONFIRMED');
  expect(dataOf<{ purchaseTickets: Purchase }>(await buy()).purchaseTickets).toEqual(bought);
  expect(await reservationOf(event)).toMatchObject({ id: bought.reservation.id, status: 'CONFIRMED' });
});
