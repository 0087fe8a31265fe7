import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { allQueries } from '../harness/all-queries.ts';
import { createGraphqlClient, type GraphqlClient } from '../harness/graphql-client.ts';
import { type RunningErp, startErp } from '../harness/start-erp.ts';
import { waitUntil } from '../harness/wait-until.ts';

/** Two customers of one organization: what one bought does not exist for the other. */
let erp: RunningErp;
let buyer: GraphqlClient;
let neighbour: GraphqlClient;
let bought: Bought;

interface Bought {
  readonly userId: string;
  readonly reservationId: string;
  readonly paymentIntentId: string;
  readonly invoiceId: string;
  readonly ticketIds: readonly string[];
  readonly codes: readonly string[];
  readonly version: number;
  /** A reservation that waits to be paid, and its intent. */
  readonly heldId: string;
  readonly openIntentId: string;
}

const card = { number: '4242424242424242', expMonth: 12, expYear: 2035, cvc: '123' };
const canary = 'Quetzalcoatl';

async function join(lastName: string): Promise<GraphqlClient> {
  const client = createGraphqlClient(erp.url);
  const email = `${lastName.toLowerCase()}@mail.example`;
  const password = 'a rather long pass phrase';
  await client.run('mutation($input: RegisterInput!) { register(input: $input) { user { id } } }', {
    input: { email, password, firstName: 'Nona', lastName, organizationSlug: 'acme' },
  });
  await client.login(email, password);
  return client;
}

async function buy(): Promise<Bought> {
  const { events, me } = await buyer.run<{
    me: { id: string };
    events: {
      nodes: ReadonlyArray<{ id: string; name: string; ticketTypes: ReadonlyArray<{ id: string }> }>;
    };
  }>('{ me { id } events(first: 50) { nodes { id name ticketTypes { id } } } }');
  const event = events.nodes.find(({ name }) => name === 'Harbour Jazz Night');
  const wish = { eventId: event?.id, items: [{ ticketTypeId: event?.ticketTypes[0]?.id, quantity: 2 }] };
  const { purchaseTickets } = await buyer.run<{
    purchaseTickets: { reservation: { id: string }; tickets: ReadonlyArray<{ id: string; code: string }> };
  }>(
    'mutation($input: PurchaseTicketsInput!) { purchaseTickets(input: $input) { reservation { id } tickets { id code } } }',
    { input: { ...wish, card } },
  );
  const reservationId = purchaseTickets.reservation.id;
  const { invoice, payment, version } = await waitUntil('the paid invoice', async () => {
    const { reservation } = await buyer.run<{
      reservation: {
        version: number;
        payment: { id: string };
        invoice: { id: string; status: string } | null;
      };
    }>('query($id: ID!) { reservation(id: $id) { version payment { id } invoice { id status } } }', {
      id: reservationId,
    });
    return reservation.invoice?.status === 'PAID'
      ? { ...reservation, invoice: reservation.invoice }
      : undefined;
  });
  const { createReservation } = await buyer.run<{ createReservation: { reservation: { id: string } } }>(
    'mutation($input: CreateReservationInput!) { createReservation(input: $input) { reservation { id } } }',
    { input: wish },
  );
  const heldId = createReservation.reservation.id;
  const { createPaymentIntent } = await buyer.run<{ createPaymentIntent: { paymentIntent: { id: string } } }>(
    'mutation($input: CreatePaymentIntentInput!) { createPaymentIntent(input: $input) { paymentIntent { id } } }',
    { input: { reservationId: heldId } },
  );
  return {
    userId: me.id,
    reservationId,
    paymentIntentId: payment.id,
    invoiceId: invoice.id,
    ticketIds: purchaseTickets.tickets.map(({ id }) => id),
    codes: purchaseTickets.tickets.map(({ code }) => code),
    version,
    heldId,
    openIntentId: createPaymentIntent.paymentIntent.id,
  };
}

beforeAll(async () => {
  erp = await startErp();
  [buyer, neighbour] = await Promise.all([join(canary), join('Neighbour')]);
  bought = await buy();
});
afterAll(() => erp.stop());

test('no query shows data of one customer to another', async () => {
  const { userId, reservationId, paymentIntentId, invoiceId, ticketIds, codes, heldId, openIntentId } =
    bought;
  const ids = [userId, reservationId, paymentIntentId, invoiceId, ...ticketIds, heldId, openIntentId];
  const canaries = [...ids, ...codes, canary, canary.toLowerCase()];
  const leaks: string[] = [];
  let answered = 0;
  for (const { name, text, takesId } of allQueries()) {
    for (const id of takesId ? ids : ['']) {
      const answer = await neighbour.send(text, takesId ? { id } : {});
      if (answer.data !== null) answered += 1;
      const received = JSON.stringify(answer.data);
      const found = canaries.filter((secret) => received.includes(secret));
      if (found.length > 0) leaks.push(`${name}(${id}): ${found.join(', ')} in ${received.slice(0, 300)}`);
    }
  }
  expect(leaks).toEqual([]);
  expect(answered).toBeGreaterThan(30);
});

test('filters by the ids of another customer find nothing', async () => {
  const answer = await neighbour.send(
    `query($userId: ID!, $reservationId: ID!, $invoiceId: ID!) {
      reservations(userId: $userId) { totalCount nodes { id } }
      payments(userId: $userId) { totalCount nodes { id } }
      ofReservation: payments(reservationId: $reservationId) { totalCount nodes { id } }
      ofInvoice: payments(invoiceId: $invoiceId) { totalCount nodes { id } }
    }`,
    bought as unknown as Record<string, unknown>,
  );
  const nothing = { totalCount: 0, nodes: [] };
  expect(answer.errors).toEqual([]);
  expect(answer.data).toEqual({
    reservations: nothing,
    payments: nothing,
    ofReservation: nothing,
    ofInvoice: nothing,
  });
});

test('no mutation lets one customer change data of another one, and unknown ids get the same answer', async () => {
  const unknown = bought.reservationId.replaceAll(/[1-9]/g, '7');
  const attacks: ReadonlyArray<readonly [string, string, (id: string) => object, string]> = [
    ['cancelReservation', 'CancelReservationInput', (id) => ({ reservationId: id }), bought.reservationId],
    ['cancelReservation', 'CancelReservationInput', (id) => ({ reservationId: id }), bought.heldId],
    ['confirmReservation', 'ConfirmReservationInput', (id) => ({ reservationId: id }), bought.reservationId],
    ['createPaymentIntent', 'CreatePaymentIntentInput', (id) => ({ reservationId: id }), bought.heldId],
    ['createPaymentIntent', 'CreatePaymentIntentInput', (id) => ({ invoiceId: id }), bought.invoiceId],
    ['processPayment', 'ProcessPaymentInput', (id) => ({ paymentIntentId: id, card }), bought.openIntentId],
    [
      'cancelPaymentIntent',
      'CancelPaymentIntentInput',
      (id) => ({ paymentIntentId: id }),
      bought.openIntentId,
    ],
    [
      'refundPayment',
      'RefundPaymentInput',
      (id) => ({ paymentIntentId: id, reason: 'x' }),
      bought.paymentIntentId,
    ],
    ['voidInvoice', 'VoidInvoiceInput', (id) => ({ invoiceId: id }), bought.invoiceId],
    [
      'recordPayment',
      'RecordPaymentInput',
      (id) => ({ invoiceId: id, amount: { amount: '1.00', currency: 'EUR' }, method: 'CASH' }),
      bought.invoiceId,
    ],
    ['checkInTicket', 'CheckInTicketInput', (id) => ({ code: id }), bought.codes[0] ?? ''],
  ];
  for (const [field, inputType, inputFor, id] of attacks) {
    const [onTheirs, onUnknown] = await Promise.all(
      [id, unknown].map((target) =>
        neighbour.send(`mutation($input: ${inputType}!) { ${field}(input: $input) { __typename } }`, {
          input: inputFor(target),
        }),
      ),
    );
    const codes = [onTheirs, onUnknown].map((answer) => answer?.errors[0]?.extensions['code']);
    expect([field, ...codes]).toEqual([field, codes[0], codes[0]]);
    expect(['NOT_FOUND', 'FORBIDDEN']).toContain(codes[0]);
    expect(onTheirs?.errors[0]?.message.replaceAll(id, '')).toBe(
      onUnknown?.errors[0]?.message.replaceAll(unknown, ''),
    );
  }
  const after = await buyer.run<{
    reservation: object;
    held: object;
    paymentIntent: object;
  }>(
    `query($id: ID!, $heldId: ID!, $intent: ID!) {
      reservation(id: $id) { status version payment { status refunds { id } } tickets { status } }
      held: reservation(id: $heldId) { status }
      paymentIntent(id: $intent) { status }
    }`,
    { id: bought.reservationId, heldId: bought.heldId, intent: bought.openIntentId },
  );
  expect(after).toEqual({
    reservation: {
      status: 'CONFIRMED',
      version: bought.version,
      payment: { status: 'SUCCEEDED', refunds: [] },
      tickets: [{ status: 'VALID' }, { status: 'VALID' }],
    },
    held: { status: 'HELD' },
    paymentIntent: { status: 'REQUIRES_CONFIRMATION' },
  });
});
