import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createRpcCounter } from '../../../test/harness/count-rpcs.ts';
import { assertMissing } from '../../../test/harness/start-domain.ts';
import { userViewer } from '../../../test/harness/viewers.ts';
import { acme } from '../../kit/demo/demo-people.ts';
import { demoReservations } from '../../kit/demo/demo-sales.ts';
import { type PaymentsUnderTest, startPayments } from './start-payments.ts';

let payments: PaymentsUnderTest;
const rpcs = createRpcCounter();
const reader = userViewer(['payments:intent:read'], { organizationId: acme.id });

beforeAll(async () => {
  payments = await startPayments({ seedDemo: true, subgraphMetrics: rpcs.metrics });
});
afterAll(() => payments.close());

async function count(query: string, variables: Record<string, unknown> = {}) {
  rpcs.take();
  const data = await payments.run(reader, query, variables);
  return { data, calls: rpcs.take() };
}

test('a wide list makes one RPC per entity type and level', async () => {
  const { data, calls } = await count(`{
    payments(first: 100) { totalCount nodes {
      user { id } history { from to } refunds { amount { amount } paymentIntent { id status } } } } }`);
  expect(data).toMatchObject({ payments: { totalCount: 28 } });
  expect(calls).toEqual({
    batchGetPaymentIntents: 1,
    batchListRefundsByPaymentIntent: 1,
    batchListTransitionsByPaymentIntent: 1,
    listPaymentIntents: 1,
  });
});

test('entities of other domains are served in one RPC per type', async () => {
  const intents = demoReservations.map(({ paymentIntentId }) => ({
    __typename: 'PaymentIntent',
    id: paymentIntentId,
  }));
  const unknown = { __typename: 'Refund', id: 'unknown' };
  rpcs.take();
  const answer = await payments.query(
    reader,
    `query($r: [_Any!]!) { _entities(representations: $r) {
      ... on Reservation { payment { status } }
      ... on PaymentIntent { status }
      ... on Refund { reason } } }`,
    {
      r: [...demoReservations.map(({ id }) => ({ __typename: 'Reservation', id })), ...intents, unknown],
    },
  );
  const calls = rpcs.take();
  const entities = answer.data?.['_entities'] as unknown[];
  expect(entities).toHaveLength(61);
  expect(entities[0]).toEqual({ payment: { status: 'SUCCEEDED' } });
  // Of the other organization: as if it were unknown.
  expect(entities[29]).toEqual({ payment: null });
  assertMissing(answer, { 58: intents[28], 59: intents[29], 60: unknown });
  expect(calls).toEqual({
    batchGetPaymentIntents: 1,
    batchGetPaymentIntentsByReservation: 1,
    batchGetRefunds: 1,
  });
});

test('pages go forward and backward over the list', async () => {
  const page = 'nodes { id } pageInfo { startCursor endCursor hasNextPage hasPreviousPage }';
  const first = await count(`{ payments(first: 20) { ${page} } }`);
  const { nodes, pageInfo } = (
    first.data as { payments: { nodes: unknown[]; pageInfo: { endCursor: string } } }
  ).payments;
  expect(nodes).toHaveLength(20);
  const next = await count(`query($after: String) { payments(first: 20, after: $after) { ${page} } }`, {
    after: pageInfo.endCursor,
  });
  expect(next.data).toMatchObject({ payments: { pageInfo: { hasNextPage: false, hasPreviousPage: true } } });
  expect((next.data as { payments: { nodes: unknown[] } }).payments.nodes).toHaveLength(8);
  const failed = await count('{ payments(status: FAILED) { nodes { failure { code } } } }');
  expect(failed.data).toEqual({ payments: { nodes: [{ failure: { code: 'card_declined' } }] } });
});
