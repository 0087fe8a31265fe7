import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  InvoiceIssued,
  InvoiceSettled,
  InvoiceVoided,
  RefundRequested as RefundRequestedByFinance,
} from '../../../proto/generated/erp/finance/v1/events.ts';
import {
  RefundRequested as RefundRequestedByReservations,
  ReservationCancelled,
  ReservationExpired,
} from '../../../proto/generated/erp/reservations/v1/events.ts';
import { sampleEvent } from '../../../test/harness/sample-event.ts';
import type { DomainEvent } from '../../kit/events/domain-event.ts';
import { newId } from '../../kit/values/uuid-v7.ts';
import { customer, financeManager, type PaymentsUnderTest, startPayments } from './start-payments.ts';

let payments: PaymentsUnderTest;

beforeAll(async () => {
  payments = await startPayments();
});
afterAll(() => payments.close());

const isType =
  (type: string) =>
  (event: DomainEvent): boolean =>
    event.type === `erp.payments.${type}.v1`;
const isStatus =
  (status: string) =>
  (event: DomainEvent): boolean =>
    event.data['status'] === status;

async function openIntent(reservationId: string): Promise<string> {
  payments.peers.reservations.set(reservationId, {});
  return (await payments.createIntent(customer, { reservationId })).id;
}

async function paidIntent(reservationId: string): Promise<string> {
  const id = await openIntent(reservationId);
  await payments.pay(customer, id, '4242424242424242');
  return id;
}

async function read(id: string): Promise<Record<string, unknown>> {
  const data = await payments.run(
    financeManager,
    `query($id: ID!) { paymentIntent(id: $id) {
      status refundedAmount { amount } invoice { id } refunds { status reason requestedBy { id } } } }`,
    { id },
  );
  return data['paymentIntent'] as Record<string, unknown>;
}

/** The consumer handles events one after the other: when this one shows, those before it are done. */
async function untilHandled(): Promise<void> {
  const id = await openIntent(newId());
  const reservationId = seenReservation(id);
  await payments.bus.publish([sampleEvent(ReservationExpired, { reservationId: await reservationId })]);
  await payments.events.untilAbout(id, isStatus('CANCELLED'));
}

async function seenReservation(id: string): Promise<string> {
  const [first] = await payments.events.untilAbout(id, isStatus('REQUIRES_CONFIRMATION'));
  return String(first?.data['reservationId']);
}

test('a declined and then a successful payment are published, without anything of the card', async () => {
  const id = await openIntent('r-published');
  await payments.refusePayment('PAYMENT_DECLINED', customer, id, '4000000000000002');
  await payments.pay(customer, id, '4242424242424242');
  const events = await payments.events.untilAbout(id, isType('payment-succeeded'));
  expect(events.filter((event) => !isType('payment-updated')(event)).map((event) => event.data)).toEqual([
    {
      paymentIntentId: id,
      reservationId: 'r-published',
      userId: 'user-1',
      amount: { minorUnits: '7800', currency: 'EUR' },
      failure: { code: 'card_declined', message: 'The card was declined.' },
    },
    {
      paymentIntentId: id,
      reservationId: 'r-published',
      userId: 'user-1',
      amount: { minorUnits: '7800', currency: 'EUR' },
      provider: 'sandbox',
      providerReference: expect.stringMatching(/^pay_/),
      capturedAt: expect.any(String),
    },
  ]);
  expect(JSON.stringify(events)).not.toMatch(/4242424242424242|4000000000000002|"987"/);
  expect(events.map((event) => event.data['status']).filter(Boolean)).toEqual([
    'REQUIRES_CONFIRMATION',
    'PROCESSING',
    'FAILED',
    'PROCESSING',
    'SUCCEEDED',
  ]);
});

test('a requested refund happens once, however often it is asked for', async () => {
  const id = await paidIntent('r-refund');
  const request = sampleEvent(RefundRequestedByReservations, {
    reservationId: 'r-refund',
    paymentIntentId: id,
    userId: 'user-1',
    amount: { minorUnits: 7_800n, currency: 'EUR' },
    reason: 'The hold expired.',
  });
  await payments.bus.publish([request, { ...request, id: newId() }]);
  const events = await payments.events.untilAbout(id, isType('payment-refunded'));
  await untilHandled();
  expect(events.find(isType('payment-refunded'))?.data).toEqual({
    refundId: expect.any(String),
    paymentIntentId: id,
    reservationId: 'r-refund',
    userId: 'user-1',
    amount: { minorUnits: '7800', currency: 'EUR' },
    reason: 'The hold expired.',
  });
  expect(await read(id)).toMatchObject({
    status: 'SUCCEEDED',
    refundedAmount: { amount: '78.00' },
    refunds: [{ status: 'SUCCEEDED', reason: 'The hold expired.', requestedBy: null }],
  });
});

test('finance may ask for a refund too', async () => {
  payments.peers.invoices.set('i-late', { userId: 'user-1' });
  const { id } = await payments.createIntent(customer, { invoiceId: 'i-late' });
  await payments.pay(customer, id, '4242424242424242');
  await payments.bus.publish([
    sampleEvent(RefundRequestedByFinance, {
      paymentIntentId: id,
      invoiceId: 'i-late',
      amount: { minorUnits: 1_500n, currency: 'EUR' },
      reason: 'The invoice was void.',
    }),
  ]);
  await payments.events.untilAbout(id, isType('payment-refunded'));
  expect(await read(id)).toMatchObject({
    refundedAmount: { amount: '15.00' },
    refunds: [{ status: 'SUCCEEDED', reason: 'The invoice was void.', requestedBy: null }],
  });
});

test('what was refunded by hand before is not refunded again on request', async () => {
  const id = await paidIntent('r-partly');
  await payments.refund(financeManager, {
    paymentIntentId: id,
    reason: 'by hand',
    amount: { amount: '50.00', currency: 'EUR' },
  });
  await payments.bus.publish([
    sampleEvent(RefundRequestedByReservations, {
      reservationId: 'r-partly',
      paymentIntentId: id,
      amount: { minorUnits: 7_800n, currency: 'EUR' },
      reason: 'cancelled',
    }),
  ]);
  const isSecond = (event: DomainEvent): boolean =>
    isType('payment-refunded')(event) && event.data['reason'] === 'cancelled';
  const events = await payments.events.untilAbout(id, isSecond);
  expect(events.find(isSecond)?.data['amount']).toEqual({ minorUnits: '2800', currency: 'EUR' });
  expect(await read(id)).toMatchObject({ refundedAmount: { amount: '78.00' } });
});

test('a refund requested by another organization does nothing', async () => {
  const id = await paidIntent('r-foreign');
  await payments.bus.publish([
    sampleEvent(
      RefundRequestedByReservations,
      { paymentIntentId: id, amount: { minorUnits: 7_800n, currency: 'EUR' }, reason: 'theft' },
      'globex-org',
    ),
  ]);
  await untilHandled();
  expect(await read(id)).toMatchObject({ refunds: [] });
});

test.each([ReservationCancelled, ReservationExpired])(
  '$type gives up what is unpaid and leaves what is paid',
  async (contract) => {
    const { type } = contract;
    const unpaid = await openIntent(`${type}-unpaid`);
    const paid = await paidIntent(`${type}-paid`);
    await payments.bus.publish([
      sampleEvent(contract, { reservationId: `${type}-paid` }),
      sampleEvent(contract, { reservationId: `${type}-unpaid` }),
    ]);
    await payments.events.untilAbout(unpaid, isStatus('CANCELLED'));
    expect(await read(unpaid)).toMatchObject({ status: 'CANCELLED' });
    expect(await read(paid)).toMatchObject({ status: 'SUCCEEDED' });
  },
);

test('the payment of a reservation becomes a payment of its invoice', async () => {
  const id = await paidIntent('r-billed');
  await payments.bus.publish([
    sampleEvent(InvoiceIssued, { invoiceId: 'i-billed', reservationId: 'r-billed' }),
  ]);
  await payments.events.untilAbout(id, (event) => event.data['invoiceId'] === 'i-billed');
  const data = await payments.run(
    customer,
    `query($r: [_Any!]!) { _entities(representations: $r) {
      ... on Reservation { payment { id status } } ... on Invoice { payments { id } } } }`,
    {
      r: [
        { __typename: 'Reservation', id: 'r-billed' },
        { __typename: 'Invoice', id: 'i-billed' },
      ],
    },
  );
  expect(data).toEqual({
    _entities: [{ payment: { id, status: 'SUCCEEDED' } }, { payments: [{ id }] }],
  });
});

test('a voided invoice is not paid any more', async () => {
  payments.peers.invoices.set('i-void', { userId: 'user-1' });
  const { id } = await payments.createIntent(customer, { invoiceId: 'i-void' });
  await payments.bus.publish([sampleEvent(InvoiceVoided, { invoiceId: 'i-void' })]);
  await payments.events.untilAbout(id, isStatus('CANCELLED'));
  expect(await read(id)).toMatchObject({ status: 'CANCELLED' });
});

test.each(['CREDITED', 'WRITTEN_OFF', 'PAID'] as const)(
  'the open payment of an invoice that became %s otherwise is cancelled; one that is due in part stays',
  async (status) => {
    const invoiceId = `i-${status}`;
    payments.peers.invoices.set(invoiceId, { userId: 'user-1' });
    const { id } = await payments.createIntent(customer, { invoiceId });
    const settled = (amountDue: bigint) =>
      sampleEvent(InvoiceSettled, {
        invoiceId,
        status,
        amountDue: { minorUnits: amountDue, currency: 'EUR' },
      });
    await payments.bus.publish([settled(1n)]);
    await untilHandled();
    expect(await read(id)).toMatchObject({ status: 'REQUIRES_CONFIRMATION' });
    await payments.bus.publish([settled(0n)]);
    await payments.events.untilAbout(id, isStatus('CANCELLED'));
    await payments.refusePayment('CONFLICT', customer, id, '4242424242424242');
    // Due again, for example because a write-off was taken back: another intent pays it, and stays paid.
    const again = await payments.createIntent(customer, { invoiceId });
    await payments.pay(customer, again.id, '4242424242424242');
    await payments.bus.publish([settled(0n)]);
    await untilHandled();
    expect(await read(again.id)).toMatchObject({ status: 'SUCCEEDED' });
  },
);
