import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { demoPassword } from '../../subgraphs/kit/demo/demo-people.ts';
import { createGraphqlClient } from '../harness/graphql-client.ts';
import { createTestDatabase } from '../harness/real-services.ts';
import { type RunningDistributed, startDistributed } from '../harness/start-distributed.ts';
import { waitUntil } from '../harness/wait-until.ts';
import { runTicketStory } from './ticket-story.ts';

interface Bought {
  readonly status: string;
  readonly invoice: { readonly status: string } | null;
}

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let system: RunningDistributed;

beforeAll(async () => {
  database = await createTestDatabase();
  system = await startDistributed(database.url);
});
afterAll(async () => {
  await system.close();
  await database.drop();
});

test('the story holds over PostgreSQL and separate processes', async () => {
  const outcome = await runTicketStory(system.url, 'Harbour Jazz Night');
  expect(outcome.invoiceNumber).toBeGreaterThan(0);
});

test('a service that is killed in the middle of a purchase loses no step and repeats none', async () => {
  const buyer = createGraphqlClient(system.url);
  await buyer.login('customer@acme.example', demoPassword);
  const { events } = await buyer.run<{
    events: {
      nodes: ReadonlyArray<{ id: string; name: string; ticketTypes: ReadonlyArray<{ id: string }> }>;
    };
  }>('{ events(first: 50) { nodes { id name ticketTypes { id } } } }');
  const event = events.nodes.find((candidate) => candidate.name === 'Autumn Trade Fair');
  const { createReservation } = await buyer.run<{ createReservation: { reservation: { id: string } } }>(
    'mutation($input: CreateReservationInput!) { createReservation(input: $input) { reservation { id } } }',
    { input: { eventId: event?.id, items: [{ ticketTypeId: event?.ticketTypes[0]?.id, quantity: 1 }] } },
  );
  const reservationId = createReservation.reservation.id;
  const { createPaymentIntent } = await buyer.run<{ createPaymentIntent: { paymentIntent: { id: string } } }>(
    'mutation($input: CreatePaymentIntentInput!) { createPaymentIntent(input: $input) { paymentIntent { id } } }',
    { input: { reservationId } },
  );
  await system.killService('finance');
  await buyer.run(
    'mutation($input: ProcessPaymentInput!) { processPayment(input: $input) { paymentIntent { status } } }',
    {
      input: {
        paymentIntentId: createPaymentIntent.paymentIntent.id,
        card: { number: '4242424242424242', expMonth: 12, expYear: 2030, cvc: '123' },
      },
    },
  );
  await Promise.all([system.killService('payments'), system.killService('reservations')]);
  const whileDown = await buyer.send('query($id: ID!) { me { email } reservation(id: $id) { status } }', {
    id: reservationId,
  });
  expect(whileDown.data).toEqual({ me: { email: 'customer@acme.example' }, reservation: null });
  expect(whileDown.errors.map((error) => error.extensions['code'])).toEqual(['UNAVAILABLE']);

  await Promise.all(['payments', 'reservations', 'finance'].map((domain) => system.restartService(domain)));
  const bought = await waitUntil('the paid invoice', async () => {
    const answer = await buyer.send(
      'query($id: ID!) { reservation(id: $id) { status tickets { code } invoice { number status } payment { status refunds { id } } } }',
      { id: reservationId },
    );
    const reservation = answer.data?.['reservation'] as Bought | null | undefined;
    return reservation?.status === 'CONFIRMED' && reservation.invoice?.status === 'PAID'
      ? reservation
      : undefined;
  });
  expect(bought).toMatchObject({ status: 'CONFIRMED', payment: { status: 'SUCCEEDED', refunds: [] } });

  const finance = createGraphqlClient(system.url);
  await finance.login('finance@acme.example', demoPassword);
  const { trialBalance } = await finance.run<{ trialBalance: { isBalanced: boolean } }>(
    '{ trialBalance { isBalanced } }',
  );
  expect(trialBalance.isBalanced).toBe(true);
});
