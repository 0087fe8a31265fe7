import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  customer,
  financeManager,
  intentOf,
  type PaymentsUnderTest,
  startPayments,
} from './start-payments.ts';

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
  const first = intentOf(await payments.createIntent(customer, { invoiceId: 'i-parts' }));
  expect(first).toMatchObject({ amount: { amount: '40.00' } });
  intentOf(await payments.pay(customer, first.id, approved));
  // A credit was taken back meanwhile: 100 in all, 40 paid here, 60 due.
  payments.peers.invoices.set('i-parts', {
    userId: 'user-1',
    status: 'PARTIALLY_PAID',
    totalMinorUnits: 10_000n,
    dueMinorUnits: 6_000n,
  });
  const second = intentOf(await payments.createIntent(customer, { invoiceId: 'i-parts' }));
  expect(second).toMatchObject({ amount: { amount: '60.00' } });
  intentOf(await payments.pay(customer, second.id, approved));
  const answer = await payments.query(
    customer,
    'query($r: [_Any!]!) { _entities(representations: $r) { ... on Invoice { payments { id } } } }',
    { r: [{ __typename: 'Invoice', id: 'i-parts' }] },
  );
  expect(answer.data).toEqual({ _entities: [{ payments: [{ id: first.id }, { id: second.id }] }] });
});

test('an invoice cannot be paid twice while finance has not heard of the first payment', async () => {
  payments.peers.invoices.set('i-lag', { userId: 'user-1' });
  const { id } = intentOf(await payments.createIntent(customer, { invoiceId: 'i-lag' }));
  intentOf(await payments.pay(customer, id, approved));
  const again = await payments.createIntent(customer, { invoiceId: 'i-lag' });
  expect(again.errors[0]?.extensions['code']).toBe('CONFLICT');
});

test('an invoice that bills a paid reservation is paid, even before finance knows', async () => {
  payments.peers.reservations.set('r-billed', { minorUnits: 10_000n });
  const { id } = intentOf(await payments.createIntent(customer, { reservationId: 'r-billed' }));
  intentOf(await payments.pay(customer, id, approved));
  payments.peers.invoices.set('i-billed', { userId: 'user-1', reservationId: 'r-billed' });
  const answer = await payments.createIntent(customer, { invoiceId: 'i-billed' });
  expect(answer.errors[0]).toMatchObject({
    message: 'There is nothing to pay for the invoice.',
    extensions: { code: 'CONFLICT' },
  });
});

test('when the amount due changes, the open intent is replaced and is no longer charged', async () => {
  payments.peers.invoices.set('i-change', { userId: 'user-1' });
  const first = intentOf(await payments.createIntent(customer, { invoiceId: 'i-change' }));
  payments.peers.invoices.set('i-change', { userId: 'user-1', dueMinorUnits: 2_500n });
  const charged = await payments.pay(customer, first.id, approved);
  expect(charged.errors[0]?.extensions['code']).toBe('CONFLICT');
  const second = intentOf(await payments.createIntent(customer, { invoiceId: 'i-change' }));
  expect(second).toMatchObject({ amount: { amount: '25.00' } });
  expect(second.id).not.toBe(first.id);
  const old = await payments.query(customer, 'query($id: ID!) { paymentIntent(id: $id) { status } }', {
    id: first.id,
  });
  expect(old.data).toEqual({ paymentIntent: { status: 'CANCELLED' } });
});

test.each(['DRAFT', 'PAID', 'VOID'] as const)('an invoice that is %s cannot be paid', async (status) => {
  payments.peers.invoices.set('i-closed', { userId: 'user-1', status });
  const answer = await payments.createIntent(customer, { invoiceId: 'i-closed' });
  expect(answer.errors[0]?.extensions).toEqual({ code: 'CONFLICT', metadata: { currentState: status } });
});

test('an invoice without a login is paid by those who may pay any', async () => {
  payments.peers.invoices.set('i-nobody', {});
  const byCustomer = await payments.createIntent(customer, { invoiceId: 'i-nobody' });
  expect(byCustomer.errors[0]?.extensions['code']).toBe('NOT_FOUND');
  const byManager = await payments.createIntent(financeManager, { invoiceId: 'i-nobody' });
  expect(byManager.errors).toEqual([]);
});
