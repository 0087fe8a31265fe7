import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { customer, financeManager, type PaymentsUnderTest, startPayments } from './start-payments.ts';

let payments: PaymentsUnderTest;
const approved = '4242424242424242';

beforeAll(async () => {
  payments = await startPayments();
});
afterAll(() => payments.close());

test('an invoice is paid with what is due, in parts when it has to be', async () => {
  payments.peers.invoices.set('i-parts', {
    userId: 'user-1',
    totalMinorUnits: 10_000n,
    dueMinorUnits: 4_000n,
  });
  const first = await payments.createIntent(customer, { invoiceId: 'i-parts' });
  expect(first).toMatchObject({ amount: { amount: '40.00' } });
  await payments.pay(customer, first.id, approved);
  // A credit was taken back meanwhile: 100 in all, 40 paid here, 60 due.
  payments.peers.invoices.set('i-parts', {
    userId: 'user-1',
    status: 'PARTIALLY_PAID',
    totalMinorUnits: 10_000n,
    dueMinorUnits: 6_000n,
  });
  const second = await payments.createIntent(customer, { invoiceId: 'i-parts' });
  expect(second).toMatchObject({ amount: { amount: '60.00' } });
  await payments.pay(customer, second.id, approved);
  const data = await payments.run(
    customer,
    'query($r: [_Any!]!) { _entities(representations: $r) { ... on Invoice { payments { id } } } }',
    { r: [{ __typename: 'Invoice', id: 'i-parts' }] },
  );
  expect(data).toEqual({ _entities: [{ payments: [{ id: first.id }, { id: second.id }] }] });
});

test('an invoice cannot be paid twice while finance has not heard of the first payment', async () => {
  payments.peers.invoices.set('i-lag', { userId: 'user-1' });
  const { id } = await payments.createIntent(customer, { invoiceId: 'i-lag' });
  await payments.pay(customer, id, approved);
  await payments.refuseIntent('CONFLICT', customer, { invoiceId: 'i-lag' });
});

test('an invoice that bills a paid reservation is paid, even before finance knows', async () => {
  payments.peers.reservations.set('r-billed', { minorUnits: 10_000n });
  const { id } = await payments.createIntent(customer, { reservationId: 'r-billed' });
  await payments.pay(customer, id, approved);
  payments.peers.invoices.set('i-billed', { userId: 'user-1', reservationId: 'r-billed' });
  const refusal = await payments.refuseIntent('CONFLICT', customer, { invoiceId: 'i-billed' });
  expect(refusal.message).toBe('There is nothing to pay for the invoice.');
});

test('when the amount due changes, the open intent is replaced and is no longer charged', async () => {
  payments.peers.invoices.set('i-change', { userId: 'user-1' });
  const first = await payments.createIntent(customer, { invoiceId: 'i-change' });
  payments.peers.invoices.set('i-change', { userId: 'user-1', dueMinorUnits: 2_500n });
  await payments.refusePayment('CONFLICT', customer, first.id, approved);
  const second = await payments.createIntent(customer, { invoiceId: 'i-change' });
  expect(second).toMatchObject({ amount: { amount: '25.00' } });
  expect(second.id).not.toBe(first.id);
  const old = await payments.run(customer, 'query($id: ID!) { paymentIntent(id: $id) { status } }', {
    id: first.id,
  });
  expect(old).toEqual({ paymentIntent: { status: 'CANCELLED' } });
});

test.each(['DRAFT', 'PAID', 'VOID'] as const)('an invoice that is %s cannot be paid', async (status) => {
  payments.peers.invoices.set('i-closed', { userId: 'user-1', status });
  const refusal = await payments.refuseIntent('CONFLICT', customer, { invoiceId: 'i-closed' });
  expect(refusal.extensions).toEqual({ code: 'CONFLICT', metadata: { currentState: status } });
});

test('an invoice without a login is paid by those who may pay any', async () => {
  payments.peers.invoices.set('i-without-login', {});
  await payments.refuseIntent('NOT_FOUND', customer, { invoiceId: 'i-without-login' });
  const byManager = await payments.createIntent(financeManager, { invoiceId: 'i-without-login' });
  expect(byManager).toMatchObject({ status: 'REQUIRES_CONFIRMATION' });
});
