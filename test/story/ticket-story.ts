import { expect } from '@jest/globals';
import { demoPassword } from '../../subgraphs/kit/demo/demo-people.ts';
import { createGraphqlClient } from '../harness/graphql-client.ts';
import { waitUntil } from '../harness/wait-until.ts';

/** Ids of the rows that one purchase made, for further checks. */
interface StoryOutcome {
  readonly buyerEmail: string;
  readonly reservationId: string;
  readonly invoiceNumber: number;
}

const approvedCard = { number: '4242424242424242', expMonth: 12, expYear: 2030, cvc: '123' };

/**
 * Runs the main story of the product against a running supergraph with demo data: a user registers and buys a
 * ticket, the purchase is booked in finance, and the other organization sees none of it.
 */
export async function runTicketStory(url: string, eventName: string): Promise<StoryOutcome> {
  const buyer = createGraphqlClient(url);
  const buyerEmail = `buyer-${crypto.randomUUID()}@mail.example`;
  await buyer.run('mutation($input: RegisterInput!) { register(input: $input) { user { id email } } }', {
    input: {
      email: buyerEmail,
      password: 'a rather long pass phrase',
      firstName: 'Berta',
      lastName: 'Buyer',
      organizationSlug: 'acme',
    },
  });
  await buyer.login(buyerEmail, 'a rather long pass phrase');

  const event = await findEvent(buyer, eventName);
  const admissionToken = event.waitingRoom.enabled ? await passWaitingRoom(buyer, event.id) : undefined;
  const ticketType = event.ticketTypes[0];
  if (!ticketType) throw new Error(`${eventName} has no ticket types.`);

  const { createReservation } = await buyer.run<{ createReservation: { reservation: Held } }>(
    `mutation($input: CreateReservationInput!) {
      createReservation(input: $input) { reservation { id status expiresAt total { amount currency } } }
    }`,
    { input: { eventId: event.id, items: [{ ticketTypeId: ticketType.id, quantity: 2 }], admissionToken } },
  );
  const held = createReservation.reservation;
  expect(held.status).toBe('HELD');
  expect(Number(held.total.amount)).toBeCloseTo(2 * Number(ticketType.price.amount), 2);

  const { createPaymentIntent } = await buyer.run<{ createPaymentIntent: { paymentIntent: Intent } }>(
    'mutation($input: CreatePaymentIntentInput!) { createPaymentIntent(input: $input) { paymentIntent { id status amount { amount currency } } } }',
    { input: { reservationId: held.id } },
  );
  expect(createPaymentIntent.paymentIntent.amount).toEqual(held.total);
  const { processPayment } = await buyer.run<{ processPayment: { paymentIntent: Intent } }>(
    'mutation($input: ProcessPaymentInput!) { processPayment(input: $input) { paymentIntent { id status amount { amount currency } } } }',
    { input: { paymentIntentId: createPaymentIntent.paymentIntent.id, card: approvedCard } },
  );
  expect(processPayment.paymentIntent.status).toBe('SUCCEEDED');

  const bought = await waitUntil('the paid invoice of the confirmed reservation', async () => {
    const { reservation } = await buyer.run<{ reservation: Bought }>(
      `query($id: ID!) { reservation(id: $id) {
        status tickets { code status } payment { status } invoice { number status total { amount currency } }
      } }`,
      { id: held.id },
    );
    return reservation.status === 'CONFIRMED' && reservation.invoice?.status === 'PAID'
      ? reservation
      : undefined;
  });
  expect(bought).toMatchObject({ status: 'CONFIRMED', payment: { status: 'SUCCEEDED' } });
  expect(bought.invoice?.total).toEqual(held.total);
  expect(bought.tickets).toHaveLength(2);
  expect(new Set(bought.tickets.map((ticket) => ticket.code)).size).toBe(2);

  await waitUntil('the notification', async () => {
    const { myNotifications } = await buyer.run<{
      myNotifications: { nodes: ReadonlyArray<{ kind: string; title: string }> };
    }>('{ myNotifications { nodes { kind title body } } }');
    return myNotifications.nodes.length > 0 ? myNotifications : undefined;
  });

  const paymentIntentId = createPaymentIntent.paymentIntent.id;
  const { nodes } = await buyer.run(
    `query($ids: [ID!]!) { nodes(ids: $ids) {
      ... on Reservation { tickets { code } } ... on PaymentIntent { amount { amount } } ... on Event { name }
    } }`,
    { ids: [event.id, held.id, paymentIntentId] },
  );
  expect(nodes).toEqual([
    { name: eventName },
    { tickets: bought.tickets.map(({ code }) => ({ code })) },
    { amount: { amount: held.total.amount } },
  ]);

  const invoiceNumber = bought.invoice?.number ?? 0;
  await expectBalancedBooks(url, invoiceNumber);
  await expectInvisibleToOthers(url, { reservationId: held.id, paymentIntentId, eventId: event.id }, [
    buyerEmail,
    ...bought.tickets.map((ticket) => ticket.code),
  ]);
  return { buyerEmail, reservationId: held.id, invoiceNumber };
}

interface Amount {
  readonly amount: string;
  readonly currency: string;
}
interface Held {
  readonly id: string;
  readonly status: string;
  readonly total: Amount;
}
interface Intent {
  readonly id: string;
  readonly status: string;
  readonly amount: Amount;
}
interface Bought {
  readonly status: string;
  readonly tickets: ReadonlyArray<{ readonly code: string; readonly status: string }>;
  readonly invoice: { readonly number: number; readonly status: string; readonly total: Amount } | null;
}
interface BrowsedEvent {
  readonly id: string;
  readonly name: string;
  readonly waitingRoom: { readonly enabled: boolean };
  readonly ticketTypes: ReadonlyArray<{ readonly id: string; readonly price: Amount }>;
}
type Client = ReturnType<typeof createGraphqlClient>;

async function findEvent(buyer: Client, name: string): Promise<BrowsedEvent> {
  const { events } = await buyer.run<{ events: { nodes: readonly BrowsedEvent[] } }>(
    '{ events(first: 50) { nodes { id name waitingRoom { enabled } ticketTypes { id name available price { amount currency } } } } }',
  );
  const event = events.nodes.find((candidate) => candidate.name === name);
  if (!event) throw new Error(`${name} is not on sale.`);
  return event;
}

async function passWaitingRoom(buyer: Client, eventId: string): Promise<string> {
  const { joinQueue } = await buyer.run<{ joinQueue: { queueEntry: { id: string } } }>(
    'mutation($input: JoinQueueInput!) { joinQueue(input: $input) { queueEntry { id position status } } }',
    { input: { eventId } },
  );
  return waitUntil('admission from the waiting room', async () => {
    const answer = await buyer.send(
      'mutation($input: EnterQueueInput!) { enterQueue(input: $input) { queueEntry { status admissionToken } } }',
      { input: { queueEntryId: joinQueue.queueEntry.id } },
    );
    const entered = answer.data?.['enterQueue'] as
      | { queueEntry: { admissionToken: string | null } }
      | null
      | undefined;
    return entered?.queueEntry.admissionToken ?? undefined;
  });
}

/** The organization's finance user finds the invoice and books that balance. */
async function expectBalancedBooks(url: string, invoiceNumber: number): Promise<void> {
  const finance = createGraphqlClient(url);
  await finance.login('finance@acme.example', demoPassword);
  const books = await finance.run<{
    trialBalance: { isBalanced: boolean; totals: ReadonlyArray<{ debit: Amount; credit: Amount }> };
    invoices: { nodes: ReadonlyArray<{ number: number | null }> };
  }>(`{
    trialBalance { isBalanced totals { debit { amount currency } credit { amount currency } } }
    invoices(first: 100) { nodes { number } }
  }`);
  expect(books.trialBalance.isBalanced).toBe(true);
  expect(books.trialBalance.totals.length).toBeGreaterThan(0);
  for (const { debit, credit } of books.trialBalance.totals) {
    expect(debit).toEqual(credit);
    expect(Number(debit.amount)).toBeGreaterThan(0);
  }
  expect(books.invoices.nodes.map((invoice) => invoice.number)).toContain(invoiceNumber);
}

/** Every way the other organization's admin could ask: by id, in lists, by search. */
async function expectInvisibleToOthers(
  url: string,
  ids: { readonly reservationId: string; readonly paymentIntentId: string; readonly eventId: string },
  canaries: readonly string[],
): Promise<void> {
  const otherOrganization = createGraphqlClient(url);
  await otherOrganization.login('admin@globex.example', demoPassword);
  const answer = await otherOrganization.send(
    `query($reservationId: ID!, $paymentIntentId: ID!, $search: String) {
      reservation(id: $reservationId) { id invoice { number } tickets { code } user { email } }
      paymentIntent(id: $paymentIntentId) { id amount { amount } }
      nodes(ids: [$reservationId, $paymentIntentId]) { id }
      reservations(first: 100) { nodes { id user { email } tickets { code } } }
      payments(first: 100) { nodes { id reservation { id } } }
      invoices(first: 100) { nodes { number } }
      users(first: 100, search: $search) { totalCount nodes { email } }
    }`,
    { ...ids, search: 'Berta' },
  );
  expect(answer.errors).toEqual([]);
  expect(answer.data).toMatchObject({
    reservation: null,
    paymentIntent: null,
    nodes: [null, null],
    users: { totalCount: 0 },
  });
  for (const canary of [...canaries, ids.reservationId, ids.paymentIntentId]) {
    expect(answer.text).not.toContain(canary);
  }
}
