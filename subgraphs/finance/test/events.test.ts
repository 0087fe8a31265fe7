import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DomainEvent } from '../../kit/events/domain-event.ts';
import { newId } from '../../kit/values/uuid-v7.ts';
import { cancelled, confirmed, refunded, succeeded } from './sale-events.ts';
import { type FinanceUnderTest, startFinance } from './start-finance.ts';
import { buyer } from './viewers.ts';

let finance: FinanceUnderTest;

beforeAll(async () => {
  finance = await startFinance();
});
afterAll(() => finance.close());

/** Resolves with the event of this type about the invoice of the reservation, once finance has published it. */
function published(type: string, reservationId: string, status: string): Promise<DomainEvent> {
  return finance.events.until(
    ({ type: name, data }) =>
      name === `erp.finance.${type}.v1` &&
      data['reservationId'] === reservationId &&
      data['status'] === status,
  );
}

const billed = `query($r: [_Any!]!) { _entities(representations: $r) { ... on Reservation { invoice {
  id number status total { amount } amountPaid { amount } amountDue { amount } creditedAmount { amount } user { id } customer { id } subtotal { amount }
  creditNotes { number reason refundId paymentIntent { id } subtotal { amount } tax { amount } total { amount } }
  lines { description quantity gross { amount } } settlements { kind amount { amount } paymentIntent { id } }
  journalEntries { source } } } } }`;

async function invoiceOf(reservationId: string): Promise<unknown> {
  const { _entities: entities } = await finance.read<{ _entities: Array<{ invoice: unknown }> }>(billed, {
    r: [{ __typename: 'Reservation', id: reservationId }],
  });
  return entities[0]?.invoice;
}

test('a confirmed reservation is billed, the payment settles the bill, the buyer sees it', async () => {
  const reservationId = newId();
  const paymentIntentId = newId();
  await finance.bus.publish([confirmed(reservationId, 11_900n)]);
  const issued = await published('invoice-issued', reservationId, 'ISSUED');
  expect(issued.data).toMatchObject({
    userId: 'buyer-1',
    customerId: 'customer-1',
    total: { minorUnits: '11900', currency: 'EUR' },
    amountDue: { minorUnits: '11900', currency: 'EUR' },
  });
  await finance.bus.publish([succeeded(paymentIntentId, { reservationId }, 11_900n)]);
  const paid = await published('invoice-paid', reservationId, 'PAID');
  expect(paid.data).toMatchObject({ number: issued.data['number'], amountDue: { minorUnits: '0' } });
  expect(await invoiceOf(reservationId)).toMatchObject({
    status: 'PAID',
    subtotal: { amount: '100.00' },
    total: { amount: '119.00' },
    user: { id: 'buyer-1' },
    customer: { id: 'customer-1' },
    lines: [{ description: 'Jazz Night: Seat', quantity: 1, gross: { amount: '119.00' } }],
    settlements: [{ kind: 'PAYMENT', amount: { amount: '119.00' }, paymentIntent: { id: paymentIntentId } }],
    journalEntries: [{ source: 'INVOICE_ISSUED' }, { source: 'PAYMENT_RECEIVED' }],
  });
  const own = await finance.run(
    buyer,
    'query($r: [_Any!]!) { _entities(representations: $r) { ... on Reservation { invoice { number status } } } }',
    {
      r: [{ __typename: 'Reservation', id: reservationId }],
    },
  );
  expect(own).toEqual({ _entities: [{ invoice: { number: issued.data['number'], status: 'PAID' } }] });
});

test('a payment that arrives first waits as a prepayment and pays the bill when it is issued', async () => {
  const reservationId = newId();
  await finance.bus.publish([
    succeeded(newId(), { reservationId }, 5_000n),
    confirmed(reservationId, 5_000n),
  ]);
  await published('invoice-paid', reservationId, 'PAID');
  expect(await invoiceOf(reservationId)).toMatchObject({
    status: 'PAID',
    settlements: [{ kind: 'PREPAYMENT' }],
    journalEntries: [{ source: 'INVOICE_ISSUED' }, { source: 'PREPAYMENT_APPLIED' }],
  });
});

test('a refund of a paid bill makes a credit note of it and leaves the bill paid; nothing is due again', async () => {
  const reservationId = newId();
  const paymentIntentId = newId();
  const refundId = newId();
  await finance.bus.publish([
    confirmed(reservationId, 2_000n),
    succeeded(paymentIntentId, { reservationId }, 2_000n),
    refunded(refundId, paymentIntentId, { reservationId }, 700n),
  ]);
  const issued = await finance.events.until(
    ({ type, data }) => type === 'erp.finance.credit-note-issued.v1' && data['refundId'] === refundId,
  );
  expect(issued.data).toMatchObject({
    userId: 'buyer-1',
    paymentIntentId,
    subtotal: { minorUnits: '588' },
    tax: { minorUnits: '112' },
    total: { minorUnits: '700', currency: 'EUR' },
    reason: 'requested',
  });
  expect(await invoiceOf(reservationId)).toMatchObject({
    status: 'PAID',
    amountPaid: { amount: '13.00' },
    creditedAmount: { amount: '7.00' },
    amountDue: { amount: '0.00' },
    creditNotes: [
      {
        reason: 'requested',
        refundId,
        paymentIntent: { id: paymentIntentId },
        subtotal: { amount: '5.88' },
        tax: { amount: '1.12' },
        total: { amount: '7.00' },
      },
    ],
    settlements: [
      { kind: 'PAYMENT', amount: { amount: '20.00' } },
      { kind: 'REFUND', amount: { amount: '-7.00' } },
      { kind: 'CREDIT_NOTE', amount: { amount: '7.00' } },
    ],
    journalEntries: [
      { source: 'INVOICE_ISSUED' },
      { source: 'PAYMENT_RECEIVED' },
      { source: 'PAYMENT_REFUNDED' },
      { source: 'CREDIT_NOTE_ISSUED' },
    ],
  });
  const paidTwice = finance.events.all.filter(
    ({ type, data }) => type === 'erp.finance.invoice-paid.v1' && data['reservationId'] === reservationId,
  );
  expect(paidTwice).toHaveLength(1);
  const own = await finance.run(
    buyer,
    'query($r: [_Any!]!) { _entities(representations: $r) { ... on Reservation { invoice { creditNotes { total { amount } } } } } }',
    { r: [{ __typename: 'Reservation', id: reservationId }] },
  );
  expect(own).toEqual({ _entities: [{ invoice: { creditNotes: [{ total: { amount: '7.00' } }] } }] });
});

test('a bill refunded in full, in parts, is credited to the cent', async () => {
  const reservationId = newId();
  const paymentIntentId = newId();
  await finance.bus.publish([
    confirmed(reservationId, 2_000n),
    succeeded(paymentIntentId, { reservationId }, 2_000n),
    ...[700n, 701n, 599n].map((amount) => refunded(newId(), paymentIntentId, { reservationId }, amount)),
  ]);
  await published('invoice-settled', reservationId, 'CREDITED');
  const invoice = (await invoiceOf(reservationId)) as {
    readonly creditNotes: ReadonlyArray<{ readonly subtotal: { readonly amount: string } }>;
  };
  expect(invoice).toMatchObject({
    status: 'CREDITED',
    amountPaid: { amount: '0.00' },
    creditedAmount: { amount: '20.00' },
    amountDue: { amount: '0.00' },
  });
  expect(invoice.creditNotes.map(({ subtotal }) => subtotal.amount)).toEqual(['5.88', '5.90', '5.03']);
});

test('a refund of money that the bill does not need makes no credit note', async () => {
  const reservationId = newId();
  const second = newId();
  await finance.bus.publish([
    confirmed(reservationId, 2_000n),
    succeeded(newId(), { reservationId }, 2_000n),
    succeeded(second, { reservationId }, 2_000n),
    refunded(newId(), second, { reservationId }, 2_000n),
  ]);
  await finance.events.until(
    ({ type, data }) =>
      type === 'erp.finance.journal-entry-posted.v1' &&
      data['source'] === 'PAYMENT_REFUNDED' &&
      data['paymentIntentId'] === second,
  );
  expect(await invoiceOf(reservationId)).toMatchObject({ status: 'PAID', creditNotes: [] });
});

test('a cancellation takes the bill back: void, or credited when part of it was credited before', async () => {
  const untouched = newId();
  await finance.bus.publish([
    confirmed(untouched, 5_000n),
    succeeded(newId(), { reservationId: untouched }, 5_000n),
    cancelled(untouched),
  ]);
  await published('invoice-voided', untouched, 'VOID');
  expect(await invoiceOf(untouched)).toMatchObject({
    status: 'VOID',
    amountPaid: { amount: '0.00' },
    settlements: [
      { kind: 'PAYMENT', amount: { amount: '50.00' } },
      { kind: 'RELEASE', amount: { amount: '-50.00' } },
    ],
  });
  const reservationId = newId();
  const paymentIntentId = newId();
  await finance.bus.publish([
    confirmed(reservationId, 5_000n),
    succeeded(paymentIntentId, { reservationId }, 5_000n),
    refunded(newId(), paymentIntentId, { reservationId }, 2_000n),
    cancelled(reservationId),
  ]);
  await published('invoice-settled', reservationId, 'CREDITED');
  expect(await invoiceOf(reservationId)).toMatchObject({
    status: 'CREDITED',
    amountPaid: { amount: '0.00' },
    creditNotes: [{ total: { amount: '20.00' } }, { total: { amount: '30.00' } }],
    settlements: [
      { kind: 'PAYMENT', amount: { amount: '50.00' } },
      { kind: 'REFUND', amount: { amount: '-20.00' } },
      { kind: 'CREDIT_NOTE', amount: { amount: '20.00' } },
      { kind: 'RELEASE', amount: { amount: '-30.00' } },
      { kind: 'CREDIT_NOTE', amount: { amount: '30.00' } },
    ],
  });
});

/** The refunds that were asked for, once the events published before are through. */
async function requestedRefunds(paymentIntentId: string): Promise<readonly unknown[]> {
  const last = newId();
  await finance.bus.publish([confirmed(last, 1n), cancelled(last)]);
  await published('invoice-voided', last, 'VOID');
  return finance.events
    .about(paymentIntentId)
    .filter(({ type }) => type === 'erp.finance.refund-requested.v1')
    .map(({ data }) => data);
}

test('a card payment of a bill that is taken back with its reservation is asked back', async () => {
  const reservationId = newId();
  const [forReservation, forInvoice] = [newId(), newId()];
  await finance.bus.publish([confirmed(reservationId, 5_000n)]);
  const { invoiceId } = (await published('invoice-issued', reservationId, 'ISSUED')).data;
  await finance.bus.publish([
    succeeded(forInvoice, { invoiceId: String(invoiceId) }, 5_000n),
    succeeded(forReservation, { reservationId }, 5_000n),
    cancelled(reservationId),
    cancelled(reservationId),
  ]);
  await published('invoice-voided', reservationId, 'VOID');
  expect(await requestedRefunds(forInvoice)).toEqual([
    {
      paymentIntentId: forInvoice,
      invoiceId,
      amount: { minorUnits: '5000', currency: 'EUR' },
      reason: 'Reservation cancelled',
    },
  ]);
  // Reservations asks for what was paid for the reservation.
  expect(await requestedRefunds(forReservation)).toEqual([]);
  await finance.bus.publish([
    refunded(newId(), forInvoice, { invoiceId: String(invoiceId) }, 5_000n),
    refunded(newId(), forReservation, { reservationId }, 5_000n),
  ]);
});

test('a payment that was under way when its invoice became void is asked back, once', async () => {
  const paymentIntentId = newId();
  const { id } = await finance.draft('100.00');
  await finance.change('issueInvoice', { invoiceId: id });
  await finance.change('voidInvoice', { invoiceId: id });
  const payment = succeeded(paymentIntentId, { invoiceId: id }, 11_900n);
  await finance.bus.publish([payment, { ...payment, id: newId() }]);
  expect(await requestedRefunds(paymentIntentId)).toEqual([
    {
      paymentIntentId,
      invoiceId: id,
      amount: { minorUnits: '11900', currency: 'EUR' },
      reason: 'The invoice was taken back before the payment arrived.',
    },
  ]);
  await finance.bus.publish([refunded(newId(), paymentIntentId, { invoiceId: id }, 11_900n)]);
});

test('a payment that was under way when its bill was credited in full is asked back', async () => {
  const reservationId = newId();
  const [first, late] = [newId(), newId()];
  await finance.bus.publish([confirmed(reservationId, 5_000n)]);
  const { invoiceId } = (await published('invoice-issued', reservationId, 'ISSUED')).data;
  await finance.bus.publish([
    succeeded(first, { reservationId }, 5_000n),
    refunded(newId(), first, { reservationId }, 5_000n),
    succeeded(late, { invoiceId: String(invoiceId) }, 5_000n),
    cancelled(reservationId),
  ]);
  expect(await requestedRefunds(late)).toMatchObject([{ amount: { minorUnits: '5000' } }]);
  await finance.bus.publish([refunded(newId(), late, { invoiceId: String(invoiceId) }, 5_000n)]);
  expect(await invoiceOf(reservationId)).toMatchObject({ status: 'CREDITED', creditNotes: [{}] });
});

test('a payment of an invoice by its id settles that invoice', async () => {
  const { id } = await finance.draft('100.00');
  await finance.change('issueInvoice', { invoiceId: id });
  await finance.bus.publish([succeeded(newId(), { invoiceId: id }, 11_900n)]);
  await finance.events.until(({ type, subject }) => type === 'erp.finance.invoice-paid.v1' && subject === id);
  expect(await finance.read(`{ invoice(id: "${id}") { status } }`)).toEqual({ invoice: { status: 'PAID' } });
});

test('an event delivered twice, and the same fact under another event id, have one effect', async () => {
  const reservationId = newId();
  const paymentIntentId = newId();
  const payment = succeeded(paymentIntentId, { reservationId }, 5_000n);
  await finance.bus.publish([
    confirmed(reservationId, 5_000n),
    payment,
    confirmed(reservationId, 5_000n),
    payment,
    { ...payment, id: newId() },
  ]);
  // Delivery keeps the order: when this one is through, so are those before it.
  const last = newId();
  await finance.bus.publish([confirmed(last, 1n)]);
  await published('invoice-issued', last, 'ISSUED');
  expect(await invoiceOf(reservationId)).toMatchObject({
    status: 'PAID',
    settlements: [{ kind: 'PAYMENT' }],
    journalEntries: [{ source: 'INVOICE_ISSUED' }, { source: 'PAYMENT_RECEIVED' }],
  });
  expect(
    finance.events.all.filter(
      ({ type, data }) =>
        type === 'erp.finance.invoice-created.v1' && data['reservationId'] === reservationId,
    ),
  ).toHaveLength(1);
});

test('the books balance after all of it', async () => {
  const { trialBalance } = await finance.read<{
    trialBalance: {
      isBalanced: boolean;
      rows: Array<{ account: { code: string }; credit: { amount: string } }>;
    };
  }>('{ trialBalance { isBalanced rows { account { code } credit { amount } } } }');
  expect(trialBalance.isBalanced).toBe(true);
  // Of the cancelled reservations 50.00 and 50.00 were paid, 20.00 refunded: 80.00 are the customers' credit.
  const prepayments = trialBalance.rows.find(({ account }) => account.code === '2100');
  expect(prepayments?.credit.amount).toBe('80.00');
});
