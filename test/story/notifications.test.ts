import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { demoPassword, demoUserByEmail } from '../../subgraphs/kit/demo/demo-people.ts';
import { createGraphqlClient, type GraphqlClient } from '../harness/graphql-client.ts';
import { type RunningErp, startErp } from '../harness/start-erp.ts';
import { waitUntil } from '../harness/wait-until.ts';

/** What happens in one domain reaches the inbox of the person it concerns, through auth. */
let erp: RunningErp;

beforeAll(async () => {
  erp = await startErp();
});
afterAll(async () => {
  expect(erp.output()).not.toMatch(/event given up|will be repeated/);
  await erp.stop();
});

async function loggedIn(email: string): Promise<GraphqlClient> {
  const client = createGraphqlClient(erp.url);
  await client.login(email, demoPassword);
  return client;
}

interface Inbox {
  readonly myNotifications: {
    readonly nodes: ReadonlyArray<{ readonly kind: string; readonly subjectId: string }>;
  };
}

async function expectNotification(client: GraphqlClient, kind: string, subjectId: string): Promise<void> {
  const notification = await waitUntil(`a notification ${kind}`, async () => {
    const { myNotifications } = await client.run<Inbox>(
      '{ myNotifications(first: 50) { nodes { kind subjectId } } }',
    );
    return myNotifications.nodes.find((found) => found.kind === kind && found.subjectId === subjectId);
  });
  expect(notification).toEqual({ kind, subjectId });
}

test('a lead that is assigned', async () => {
  const admin = await loggedIn('admin@acme.example');
  const { createLead } = await admin.run<{ createLead: { lead: { id: string } } }>(
    'mutation { createLead(input: { name: "Lena Lead", source: WEBSITE }) { lead { id } } }',
  );
  const leadId = createLead.lead.id;
  await admin.run('mutation($input: AssignLeadInput!) { assignLead(input: $input) { lead { id } } }', {
    input: { leadId, ownerId: demoUserByEmail('sales@acme.example').id },
  });
  await expectNotification(await loggedIn('sales@acme.example'), 'LEAD_ASSIGNED', leadId);
});

test('a leave request that is decided', async () => {
  const employee = await loggedIn('employee@acme.example');
  const nextYear = new Date().getUTCFullYear() + 1;
  const { requestLeave } = await employee.run<{ requestLeave: { leaveRequest: { id: string } } }>(
    `mutation { requestLeave(input: { kind: UNPAID, from: "${nextYear}-03-03", to: "${nextYear}-03-09" }) { leaveRequest { id } } }`,
  );
  const leaveRequestId = requestLeave.leaveRequest.id;
  const hr = await loggedIn('hr@acme.example');
  await hr.run(
    'mutation($input: DecideLeaveInput!) { decideLeave(input: $input) { leaveRequest { status } } }',
    {
      input: { leaveRequestId, decision: 'APPROVE' },
    },
  );
  await expectNotification(employee, 'LEAVE_REQUEST_UPDATED', leaveRequestId);
});

test('a payment that failed, and one that was refunded because the reservation was cancelled', async () => {
  const buyer = await loggedIn('customer@acme.example');
  const { events } = await buyer.run<{
    events: { nodes: ReadonlyArray<{ id: string; ticketTypes: ReadonlyArray<{ id: string }> }> };
  }>('{ events(search: "Jazz") { nodes { id ticketTypes { id } } } }');
  const [event] = events.nodes;
  const { createReservation } = await buyer.run<{ createReservation: { reservation: { id: string } } }>(
    'mutation($input: CreateReservationInput!) { createReservation(input: $input) { reservation { id } } }',
    { input: { eventId: event?.id, items: [{ ticketTypeId: event?.ticketTypes[0]?.id, quantity: 1 }] } },
  );
  const reservationId = createReservation.reservation.id;
  const { createPaymentIntent } = await buyer.run<{ createPaymentIntent: { paymentIntent: { id: string } } }>(
    'mutation($input: CreatePaymentIntentInput!) { createPaymentIntent(input: $input) { paymentIntent { id } } }',
    { input: { reservationId } },
  );
  const paymentIntentId = createPaymentIntent.paymentIntent.id;
  const pay = (number: string) =>
    buyer.send(
      'mutation($input: ProcessPaymentInput!) { processPayment(input: $input) { paymentIntent { status } } }',
      {
        input: { paymentIntentId, card: { number, expMonth: 12, expYear: 2030, cvc: '123' } },
      },
    );
  expect((await pay('4000000000000002')).errors[0]?.extensions['code']).toBe('PAYMENT_DECLINED');
  await expectNotification(buyer, 'PAYMENT_FAILED', paymentIntentId);
  expect((await pay('4242424242424242')).errors).toEqual([]);
  await expectNotification(buyer, 'RESERVATION_CONFIRMED', reservationId);

  await buyer.run(
    'mutation($input: CancelReservationInput!) { cancelReservation(input: $input) { reservation { status } } }',
    {
      input: { reservationId },
    },
  );
  await waitUntil('the refund', async () => {
    const { reservation } = await buyer.run<{
      reservation: { payment: { refunds: ReadonlyArray<{ status: string }> } };
    }>('query($id: ID!) { reservation(id: $id) { status payment { refunds { status } } } }', {
      id: reservationId,
    });
    return reservation.payment.refunds.some((refund) => refund.status === 'SUCCEEDED')
      ? reservation
      : undefined;
  });
});
