import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { userViewer } from '../../../test/harness/viewers.ts';
import {
  customer,
  financeManager,
  type PaymentsUnderTest,
  refundMutation,
  startPayments,
} from './start-payments.ts';

let payments: PaymentsUnderTest;
const approved = '4242424242424242';

beforeAll(async () => {
  payments = await startPayments();
});
afterAll(() => payments.close());

test('a held reservation is paid with a card, and the history shows how', async () => {
  payments.peers.reservations.set('r-story', { minorUnits: 7_800n });
  const created = await payments.createIntent(customer, { reservationId: 'r-story' });
  expect(created).toMatchObject({
    status: 'REQUIRES_CONFIRMATION',
    amount: { amount: '78.00', currency: 'EUR' },
    refundableAmount: { amount: '0.00' },
  });
  const paid = await payments.pay(customer, created.id, '4242 4242 4242 4242');
  expect(paid).toMatchObject({
    status: 'SUCCEEDED',
    card: { brand: 'visa', last4: '4242' },
    providerReference: expect.stringMatching(/^pay_/),
    refundableAmount: { amount: '78.00' },
    history: [
      { from: null, to: 'REQUIRES_CONFIRMATION', cause: 'client' },
      { from: 'REQUIRES_CONFIRMATION', to: 'PROCESSING', cause: 'client' },
      { from: 'PROCESSING', to: 'SUCCEEDED', cause: 'provider-reply' },
    ],
  });
});

test('a declined card fails the intent, and another card can pay it', async () => {
  payments.peers.reservations.set('r-declined', {});
  const { id } = await payments.createIntent(customer, { reservationId: 'r-declined' });
  const declined = await payments.refusePayment('PAYMENT_DECLINED', customer, id, '4000000000009995');
  expect(declined).toMatchObject({
    message: 'The card has insufficient funds.',
    extensions: {
      code: 'PAYMENT_DECLINED',
      metadata: { paymentIntentId: id, failureCode: 'insufficient_funds' },
    },
  });
  const failed = await payments.run(
    customer,
    'query($id: ID!) { paymentIntent(id: $id) { status failure { code } } }',
    { id },
  );
  expect(failed).toEqual({
    paymentIntent: { status: 'FAILED', failure: { code: 'insufficient_funds' } },
  });
  expect(await payments.pay(customer, id, approved)).toMatchObject({
    status: 'SUCCEEDED',
    failure: null,
  });
});

test('a second intent for the same reservation is the first one', async () => {
  payments.peers.reservations.set('r-twice', {});
  const intents = await Promise.all(
    Array.from({ length: 10 }, () => payments.createIntent(customer, { reservationId: 'r-twice' })),
  );
  expect(new Set(intents.map((intent) => intent.id)).size).toBe(1);
});

test('a paid reservation gets no second intent, and a paid intent is not charged again', async () => {
  payments.peers.reservations.set('r-paid', {});
  const { id } = await payments.createIntent(customer, { reservationId: 'r-paid' });
  await payments.pay(customer, id, approved);
  const again = await payments.refuseIntent('CONFLICT', customer, { reservationId: 'r-paid' });
  expect(again.extensions).toMatchObject({
    code: 'CONFLICT',
    metadata: { currentState: 'SUCCEEDED', paymentIntentId: id },
  });
  const charged = await payments.refusePayment('CONFLICT', customer, id, approved);
  expect(charged.extensions).toMatchObject({
    code: 'CONFLICT',
    metadata: { currentState: 'SUCCEEDED', requestedState: 'PROCESSING' },
  });
});

test('a cancelled intent makes room for a new one', async () => {
  payments.peers.reservations.set('r-cancel', {});
  const first = await payments.createIntent(customer, { reservationId: 'r-cancel' });
  const cancel =
    'mutation($input: CancelPaymentIntentInput!) { cancelPaymentIntent(input: $input) { paymentIntent { status } } }';
  const stale = await payments.refuse('CONFLICT', customer, cancel, {
    input: { paymentIntentId: first.id, expectedVersion: 9 },
  });
  expect(stale.extensions).toEqual({
    code: 'CONFLICT',
    metadata: { expectedVersion: '9', currentVersion: '1' },
  });
  const cancelled = await payments.run(customer, cancel, {
    input: { paymentIntentId: first.id, expectedVersion: 1 },
  });
  expect(cancelled).toEqual({ cancelPaymentIntent: { paymentIntent: { status: 'CANCELLED' } } });
  const second = await payments.createIntent(customer, { reservationId: 'r-cancel' });
  expect(second.id).not.toBe(first.id);
  const refused = await payments.refusePayment('CONFLICT', customer, first.id, approved);
  expect(refused.extensions).toMatchObject({
    code: 'CONFLICT',
    metadata: { currentState: 'CANCELLED' },
  });
});

test.each([
  ['EXPIRED', { status: 'EXPIRED' as const }],
  ['CONFIRMED', { status: 'CONFIRMED' as const }],
  ['EXPIRED', { status: 'HELD' as const, expiresAt: new Date(Date.now() - 1_000) }],
])('a reservation that is %s cannot be paid', async (state, reservation) => {
  payments.peers.reservations.set('r-closed', reservation);
  const refusal = await payments.refuseIntent('CONFLICT', customer, { reservationId: 'r-closed' });
  expect(refusal.extensions).toEqual({ code: 'CONFLICT', metadata: { currentState: state } });
});

test('a hold that expires after the intent was opened is not charged', async () => {
  payments.peers.reservations.set('r-late', {});
  const { id } = await payments.createIntent(customer, { reservationId: 'r-late' });
  payments.peers.reservations.set('r-late', { status: 'EXPIRED' });
  const refusal = await payments.refusePayment('CONFLICT', customer, id, approved);
  expect(refusal.extensions).toEqual({
    code: 'CONFLICT',
    metadata: { currentState: 'EXPIRED' },
  });
});

test('foreign, unknown and other people’s reservations are all not found', async () => {
  payments.peers.reservations.set('r-foreign', { organizationId: 'globex-org' });
  payments.peers.reservations.set('r-other', { userId: 'somebody-else' });
  for (const reservationId of ['r-foreign', 'r-other', 'r-unknown']) {
    const refusal = await payments.refuseIntent('NOT_FOUND', customer, { reservationId });
    expect(refusal).toMatchObject({
      message: `Reservation ${reservationId} was not found.`,
    });
  }
  const byManager = await payments.createIntent(financeManager, { reservationId: 'r-other' });
  expect(byManager).toMatchObject({ status: 'REQUIRES_CONFIRMATION' });
});

test('users without payments:intent:read see their own payments and no others', async () => {
  payments.peers.reservations.set('r-mine', {});
  const { id } = await payments.createIntent(customer, { reservationId: 'r-mine' });
  const other = userViewer(['payments:intent:create'], { userId: 'user-2' });
  const foreign = userViewer(['payments:intent:read', 'payments:intent:write', 'payments:refund:write'], {
    organizationId: 'globex-org',
  });
  const query =
    'query($id: ID!) { paymentIntent(id: $id) { id } payments(reservationId: "r-mine") { totalCount nodes { id } } }';
  const nothing = { paymentIntent: null, payments: { totalCount: 0, nodes: [] } };
  expect(await payments.run(other, query, { id })).toEqual(nothing);
  expect(await payments.run(foreign, query, { id })).toEqual(nothing);
  for (const viewer of [customer, financeManager]) {
    expect(await payments.run(viewer, query, { id })).toEqual({
      paymentIntent: { id },
      payments: { totalCount: 1, nodes: [{ id }] },
    });
  }
  await payments.refusePayment('NOT_FOUND', other, id, approved);
  await payments.refusePayment('NOT_FOUND', foreign, id, approved);
  await payments.refuse('NOT_FOUND', foreign, refundMutation, {
    input: { paymentIntentId: id, reason: 'none' },
  });
});

test('an idempotency key answers its intent, and is not for anything else', async () => {
  payments.peers.reservations.set('r-key-1', {});
  payments.peers.reservations.set('r-key-2', {});
  const input = { reservationId: 'r-key-1', idempotencyKey: 'key-1' };
  const first = await payments.createIntent(customer, input);
  await payments.pay(customer, first.id, approved);
  expect(await payments.createIntent(customer, input)).toMatchObject({
    id: first.id,
    status: 'SUCCEEDED',
  });
  await payments.refuseIntent('CONFLICT', customer, { ...input, reservationId: 'r-key-2' });
});

test('invalid input names its fields and never repeats the card', async () => {
  payments.peers.reservations.set('r-invalid', {});
  const { id } = await payments.createIntent(customer, { reservationId: 'r-invalid' });
  const refusal = await payments.refusePayment('BAD_USER_INPUT', customer, id, '4242424242424241');
  expect(refusal.extensions).toEqual({
    code: 'BAD_USER_INPUT',
    fields: [{ path: 'card.number', message: 'Not a card number.' }],
  });
  expect(JSON.stringify(refusal)).not.toContain('4242424242424241');
  await payments.refuseIntent('BAD_USER_INPUT', customer, {});
  await payments.refuseIntent('BAD_USER_INPUT', customer, { reservationId: 'a', invoiceId: 'b' });
});

test('neither a viewer without permission nor an anonymous one can pay', async () => {
  await payments.refuseIntent('FORBIDDEN', userViewer([]), { reservationId: 'r-mine' });
  await payments.refuse('UNAUTHENTICATED', { kind: 'anonymous' }, '{ payments { totalCount } }');
});

test('without the reservations service no intent is opened', async () => {
  const alone = await startPayments();
  try {
    await alone.peers.close();
    await alone.refuseIntent('UNAVAILABLE', customer, { reservationId: 'r-1' });
  } finally {
    await alone.close();
  }
});
