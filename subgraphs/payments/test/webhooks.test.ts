import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { signWebhook } from '../service/sandbox/webhook-signature.ts';
import {
  customer,
  financeManager,
  type PaymentsUnderTest,
  refundMutation,
  startPayments,
  webhookSecret,
} from './start-payments.ts';
import { startWebhookRelay, type WebhookRelay } from './webhook-relay.ts';

let relay: WebhookRelay;
let payments: PaymentsUnderTest;

beforeEach(async () => {
  relay = await startWebhookRelay();
  payments = await startPayments({ environment: { ERP_PAYMENTS_WEBHOOK_URL: relay.url } });
  payments.peers.reservations.set('r-1', {});
});
afterEach(async () => {
  await payments.close();
  await relay.close();
});

const connect = (): void => relay.forwardTo(`${payments.subgraphUrl}/webhooks/sandbox`);

async function openIntent(): Promise<string> {
  return (await payments.createIntent(customer, { reservationId: 'r-1' })).id;
}

async function stateOf(id: string): Promise<unknown> {
  const data = await payments.run(
    customer,
    'query($id: ID!) { paymentIntent(id: $id) { status history { to cause } refunds { status } } }',
    { id },
  );
  return data['paymentIntent'];
}

async function send(body: string, signature?: string, provider = 'sandbox'): Promise<number> {
  const response = await fetch(`${payments.subgraphUrl}/webhooks/${provider}`, {
    method: 'POST',
    headers: signature === undefined ? {} : { 'sandbox-signature': signature },
    body,
  });
  await response.body?.cancel();
  return response.status;
}

test('a webhook that comes before the reply settles the payment, and the reply changes nothing', async () => {
  connect();
  const id = await openIntent();
  await payments.pay(customer, id, '4000000000001042');
  expect(relay.deliveries.map((delivery) => delivery.status)).toEqual([200]);
  expect(await stateOf(id)).toMatchObject({
    status: 'SUCCEEDED',
    history: [{}, {}, { to: 'SUCCEEDED', cause: 'webhook' }],
  });
});

test('a webhook makes up for a lost reply', async () => {
  const id = await openIntent();
  expect(await payments.pay(customer, id, '4000000000001026')).toMatchObject({ status: 'UNKNOWN' });
  await relay.waitFor(1);
  expect(relay.deliveries[0]?.status).toBe(503);
  connect();
  await relay.waitFor(2);
  expect(relay.deliveries[1]).toMatchObject({ status: 200, body: relay.deliveries[0]?.body });
  expect(await stateOf(id)).toMatchObject({ status: 'SUCCEEDED' });
});

test('a repeated webhook is taken in once', async () => {
  connect();
  const id = await openIntent();
  await payments.pay(customer, id, '4000000000001059');
  await relay.waitFor(3);
  expect(new Set(relay.deliveries.map((delivery) => delivery.body)).size).toBe(1);
  expect(relay.deliveries.map((delivery) => JSON.parse(delivery.answer))).toEqual([
    { received: true, isNew: true },
    { received: true, isNew: false },
    { received: true, isNew: false },
  ]);
});

test('a webhook about an earlier attempt does not change a later one', async () => {
  const id = await openIntent();
  await payments.refusePayment('PAYMENT_DECLINED', customer, id, '4000000000000002');
  await relay.waitFor(1);
  const declined = relay.deliveries[0]?.body ?? '';
  expect(declined).toContain('payment.declined');
  await payments.pay(customer, id, '4242424242424242');
  expect(await send(declined, signWebhook(webhookSecret, declined, new Date()))).toBe(200);
  expect(await stateOf(id)).toMatchObject({ status: 'SUCCEEDED' });
});

test('a capture of an attempt that had ended otherwise is on the work list, once, until somebody has seen to it', async () => {
  const id = await openIntent();
  await payments.refusePayment('PAYMENT_DECLINED', customer, id, '4000000000000002');
  const captured = (eventId: string) => {
    const data = {
      paymentId: 'pay_unexpected',
      reference: id,
      idempotencyKey: `${id}:1`,
      decidedAt: new Date().toISOString(),
    };
    const body = JSON.stringify({ id: eventId, type: 'payment.captured', data });
    return send(body, signWebhook(webhookSecret, body, new Date()));
  };
  expect([await captured('evt_u1'), await captured('evt_u1'), await captured('evt_u2')]).toEqual([
    200, 200, 200,
  ]);
  expect(await stateOf(id)).toMatchObject({ status: 'FAILED' });
  const list = async () => {
    const { paymentsNeedingAttention } = await payments.run<{
      paymentsNeedingAttention: { nodes: ReadonlyArray<{ id: string }> };
    }>(
      financeManager,
      '{ paymentsNeedingAttention(reason: UNEXPECTED_CAPTURE) { nodes { id amount { amount } paymentIntent { id } } } }',
    );
    return paymentsNeedingAttention.nodes;
  };
  const items = await list();
  expect(items).toEqual([{ id: items[0]?.id, amount: { amount: '78.00' }, paymentIntent: { id } }]);
  await payments.run(
    financeManager,
    'mutation($input: ResolvePaymentAttentionInput!) { resolvePaymentAttention(input: $input) { item { id } } }',
    { input: { paymentAttentionId: items[0]?.id, note: 'Given back at the provider.' } },
  );
  expect(await list()).toEqual([]);
});

test.each([
  { said: 'refused', number: '4000000000001075', later: 'refund.succeeded', status: 'FAILED' },
  { said: 'given back', number: '4242424242424242', later: 'refund.rejected', status: 'SUCCEEDED' },
])(
  'a refund that the provider has $said and of which it says otherwise later stays, and is on the work list once',
  async (row) => {
    const id = await openIntent();
    await payments.pay(customer, id, row.number);
    await payments.query(financeManager, refundMutation, {
      input: { paymentIntentId: id, reason: 'Goodwill' },
    });
    const refundIdOf = async () => {
      const found = await payments.run<{ paymentIntent: { refunds: ReadonlyArray<{ id: string }> } }>(
        financeManager,
        'query($id: ID!) { paymentIntent(id: $id) { refunds { id } } }',
        { id },
      );
      return found.paymentIntent.refunds[0]?.id ?? '';
    };
    const refundId = await refundIdOf();
    const report = (eventId: string, type: string) => {
      const failure = { code: 'account_closed', message: 'The account is closed.' };
      const data = { refundId: 're_later', idempotencyKey: refundId, failure };
      const body = JSON.stringify({ id: eventId, type, data });
      return send(body, signWebhook(webhookSecret, body, new Date()));
    };
    const items = async () => {
      const { paymentsNeedingAttention } = await payments.run<{
        paymentsNeedingAttention: { nodes: ReadonlyArray<{ id: string }> };
      }>(
        financeManager,
        '{ paymentsNeedingAttention(reason: REFUND_CONTRADICTED) { nodes { id amount { amount } refund { id status } } } }',
      );
      return paymentsNeedingAttention.nodes;
    };
    // The same again contradicts nothing.
    const same = row.later === 'refund.rejected' ? 'refund.succeeded' : 'refund.rejected';
    expect(await report('evt_r0', same)).toBe(200);
    expect(await items()).toEqual([]);
    expect([await report('evt_r1', row.later), await report('evt_r2', row.later)]).toEqual([200, 200]);
    const [item, ...more] = await items();
    expect([item, more]).toEqual([
      { id: item?.id, amount: { amount: '78.00' }, refund: { id: refundId, status: row.status } },
      [],
    ]);
    await payments.run(
      financeManager,
      'mutation($input: ResolvePaymentAttentionInput!) { resolvePaymentAttention(input: $input) { item { id } } }',
      { input: { paymentAttentionId: item?.id, note: 'Settled with the provider.' } },
    );
    expect(await items()).toEqual([]);
  },
);

test('a webhook that is unsigned, signed with another secret, changed or too old is refused', async () => {
  const body = JSON.stringify({ id: 'evt_1', type: 'something.else' });
  const now = new Date();
  const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  expect(await send(body)).toBe(401);
  expect(await send(body, 'nonsense')).toBe(401);
  expect(await send(body, signWebhook('another secret, also 32 characters long', body, now))).toBe(401);
  expect(await send(`${body} `, signWebhook(webhookSecret, body, now))).toBe(401);
  expect(await send(body, signWebhook(webhookSecret, body, minutesAgo(6)))).toBe(401);
  expect(await send(body, signWebhook(webhookSecret, body, minutesAgo(-6)))).toBe(401);
  expect(await send(body, signWebhook(webhookSecret, body, minutesAgo(4)))).toBe(200);
});

test('an event of a known type that cannot be read is refused each time, so that its correction still counts', async () => {
  const id = await openIntent();
  expect(await payments.pay(customer, id, '4000000000001026')).toMatchObject({ status: 'UNKNOWN' });
  await relay.waitFor(1);
  const right = relay.deliveries[0]?.body ?? '';
  const event = JSON.parse(right) as { readonly data: Readonly<Record<string, unknown>> };
  const broken = JSON.stringify({ ...event, data: { ...event.data, decidedAt: 'lately' } });
  const signed = (body: string) => send(body, signWebhook(webhookSecret, body, new Date()));
  expect([await signed(broken), await signed(broken)]).toEqual([400, 400]);
  expect(await stateOf(id)).toMatchObject({ status: 'UNKNOWN' });
  expect(await signed(right)).toBe(200);
  expect(await stateOf(id)).toMatchObject({ status: 'SUCCEEDED' });
});

test('unknown providers, bodies that are not an event and bodies that are too large are refused', async () => {
  const signed = (body: string) => send(body, signWebhook(webhookSecret, body, new Date()));
  expect(await signed('not json')).toBe(400);
  expect(await signed('{"no":"event"}')).toBe(400);
  expect(await send('{}', signWebhook(webhookSecret, '{}', new Date()), 'somebody')).toBe(404);
  expect(await signed('x'.repeat(70_000))).toBe(413);
});

test('a payment that no webhook announced is found by the periodic reconciliation', async () => {
  await payments.close();
  payments = await startPayments({ environment: { ERP_PAYMENTS_RECONCILE_SECONDS: '1' } });
  payments.peers.reservations.set('r-1', {});
  const id = await openIntent();
  expect(await payments.pay(customer, id, '4000000000001034')).toMatchObject({ status: 'UNKNOWN' });
  const succeeded = await payments.events.until(
    (event) => event.type === 'erp.payments.payment-succeeded.v1',
  );
  expect(succeeded.data).toEqual({
    paymentIntentId: id,
    reservationId: 'r-1',
    userId: 'user-1',
    amount: { minorUnits: '7800', currency: 'EUR' },
    provider: 'sandbox',
    providerReference: expect.stringMatching(/^pay_/),
    capturedAt: expect.stringMatching(/Z$/),
  });
  expect(await stateOf(id)).toMatchObject({ history: [{}, {}, {}, { cause: 'reconciliation' }] });
});
